import { canonical, wordLists } from "./wordLists";

/** A word's place in a list: the list's number and its own, in one number. */
export type Entry = number;

/** Longest list has 2048 words. */
const wordBits = 11;

/** A table of hashes is enough to reject nearly every other word without making a string of it. */
const hashBits = 18;

/** Chinese characters are from U+4E00 to U+9FFF, and each is a word. */
const firstIdeograph = 0x4e00;
const ideographs = new Uint8Array(0xa000 - firstIdeograph);

const none: readonly Entry[] = [];
const entries = new Map<string, Entry[]>();
const hashes = new Uint8Array(1 << hashBits);
let longest = 0;

for (const [list, { indexOf }] of wordLists.entries()) {
    for (const [word, index] of indexOf) {
        const all = entries.get(word) ?? [];
        all.push((list << wordBits) | index);
        entries.set(word, all);
        const bytes = Buffer.from(word);
        hashes[slotOf(bytes.reduce(hashed, 0))] = 1;
        longest = Math.max(longest, bytes.length);
        if (word.length === 1) ideographs[word.charCodeAt(0) - firstIdeograph] = 1;
    }
}

/** The longest word of any list, in bytes of its canonical form. */
export const longestWord = longest;

/** Where a word stands in the lists; empty when it is in none. Most words are canonical as they are. */
export function entriesOf(word: string): readonly Entry[] {
    return entries.get(word) ?? entries.get(canonical(word)) ?? none;
}

/** Whether a Chinese character is in a list, by its code point. */
export function isListedIdeograph(codePoint: number): boolean {
    return ideographs[codePoint - firstIdeograph] === 1;
}

/** The number of the list that an entry is of. */
export function listOf(entry: Entry): number {
    return entry >> wordBits;
}

/** The number of an entry's word in its list. */
export function indexIn(entry: Entry): number {
    return entry & ((1 << wordBits) - 1);
}

/** A hash of ASCII letters, whatever their case, from the hash of those before and the next one. */
export function hashed(before: number, letter: number): number {
    return Math.imul(before ^ (letter | 0x20), 0x01000193);
}

/** Whether a word with such a hash may be in a list. */
export function mayBeListed(hash: number): boolean {
    return hashes[slotOf(hash)] === 1;
}

function slotOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & ((1 << hashBits) - 1);
}
