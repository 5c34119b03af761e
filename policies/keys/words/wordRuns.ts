import { byteSet, letters } from "../bytes";
import type { Span } from "../bytes";
import { wideAt } from "./utf8";
import { entriesOf, hashed, isListedIdeograph, longestWord, mayBeListed } from "./vocabulary";
import type { Entry } from "./vocabulary";

/** A word that is in a list, where it stands. */
export interface Word extends Span {
    readonly entries: readonly Entry[];
}

/** Words that follow each other with nothing but separators between them. */
export type WordRun = readonly Word[];

/** The shortest seed phrase, in words. */
export const fewestWords = 12;

/** A longer run is a list of words; it is looked at in parts. */
const mostWords = 4096;

/** The longest separator, in bytes: a quote, a comma, a line's end, indentation and a number. */
const longestSeparator = 64;

/** The longest name of a field that holds a word, in bytes, and what names are made of. */
const longestName = 32;
const names = byteSet(`${letters}0123456789_.-`);

/** The longest word with accents of its own or kana with their marks, in bytes: all are shorter. */
const longestAccented = 64;

/** Letters at digits are a label, as in `word1` or `word_1`, or a number; longer ones are something else. */
const longestLabel = 10;

const [separator, letter, digit, wide, backslash] = [0, 1, 2, 3, 4];
const kinds = new Uint8Array(256).map((_, byte) => {
    if (byte >= 0x80) return wide;
    const character = String.fromCharCode(byte);
    if (character === "\\") return backslash;
    if (/[0-9]/.test(character)) return digit;
    return /[a-z]/i.test(character) ? letter : separator;
});

const [lineFeed, space, quote, hash] = [0x0a, 0x20, 0x22, 0x23];
const [colon, equals, underscore] = [0x3a, 0x3d, 0x5f];

/** Letters that a backslash makes white space of. */
const escapedSpaces = new Set(Buffer.from("nrtbf", "latin1"));

/** What is imported is looked up at each use; these are used for each byte or word. */
const [nextHash, mayBe, isListed, wideCharacter] = [hashed, mayBeListed, isListedIdeograph, wideAt];

/** The runs of twelve or more words that are in any list of seed phrases. */
export function wordRunsIn(data: Buffer): WordRun[] {
    const reader = new Reader(data);
    let at = 0;
    while (at < data.length) {
        const kind = kinds[data[at] ?? 0];
        if (kind === letter) at = reader.word(at);
        else if (kind === wide) at = reader.wide(at);
        else if (kind === backslash) at = behindEscape(data, at);
        else at++;
    }
    reader.endRun();
    return reader.runs;
}

/** Collects words while one pass goes over the bytes. */
class Reader {
    readonly runs: WordRun[] = [];
    readonly #data: Buffer;
    readonly #starts: Int32Array;
    readonly #ends: Int32Array;
    #count = 0;

    constructor(data: Buffer) {
        this.#data = data;
        const most = Math.min(mostWords, data.length);
        this.#starts = new Int32Array(most);
        this.#ends = new Int32Array(most);
    }

    /** Reads a word that begins with an ASCII letter, and says where it ends. */
    word(start: number): number {
        const data = this.#data;
        const name = this.#endOfName(start);
        if (name !== undefined) return name;
        let at = start;
        let hash = 0;
        let byte = data[at] ?? 0;
        do {
            hash = nextHash(hash, byte);
            at++;
            byte = at < data.length ? (data[at] ?? 0) : 0;
        } while (kinds[byte] === letter);
        if (kinds[byte] === wide && wideCharacter(data, at).kind === "letter")
            return this.#accented(start);
        const next = byte === underscore ? (data[at + 1] ?? 0) : byte;
        if (kinds[next] === digit || kinds[data[start - 1] ?? 0] === digit) {
            if (at - start > longestLabel) this.endRun();
            return at;
        }
        // The name of a field in JSON is no word of a phrase either.
        if (byte === quote && data[at + 1] === colon) return at;
        if (at - start <= longestWord && mayBe(hash)) this.#add(start, at);
        else this.endRun();
        return at;
    }

    /** Reads what begins with a byte beyond ASCII. */
    wide(start: number): number {
        const { kind, length } = wideCharacter(this.#data, start);
        if (kind === "letter") return this.#accented(start);
        if (kind === "ideograph" && isListedHere(this.#data, start))
            this.#add(start, start + length);
        else if (kind !== "separator") this.endRun();
        return start + length;
    }

    /** Ends a run, and keeps it when it is long enough for a seed phrase. */
    endRun(): void {
        if (this.#count >= fewestWords) this.#keep();
        this.#count = 0;
    }

    /** Reads a word with letters beyond ASCII. */
    #accented(start: number): number {
        const data = this.#data;
        let at = start;
        while (at < data.length) {
            const kind = kinds[data[at] ?? 0];
            if (kind === letter) at++;
            else if (kind === wide && wideCharacter(data, at).kind === "letter")
                at += wideCharacter(data, at).length;
            else break;
        }
        const isListed =
            at - start <= longestAccented && entriesOf(data.toString("utf8", start, at)).length > 0;
        if (isListed) this.#add(start, at);
        else this.endRun();
        return at;
    }

    #add(start: number, end: number): void {
        const isFar = start - (this.#ends[this.#count - 1] ?? start) > longestSeparator;
        if (isFar || this.#count === mostWords) this.endRun();
        this.#starts[this.#count] = start;
        this.#ends[this.#count] = end;
        this.#count++;
    }

    /**
     * Where the name of a field ends that begins a line, as in `WORD_1=` or `Word #1:`: it is no word of a
     * phrase.
     */
    #endOfName(start: number): number | undefined {
        const data = this.#data;
        let at = start - 1;
        while (data[at] === space) at--;
        const beginsLine = at < 0 || data[at] === lineFeed || data[at - 1] === 0x5c;
        if (!beginsLine) return undefined;
        for (at = start; at < start + longestName && names[data[at] ?? 0] === 1;) at++;
        const end = at;
        while (data[at] === space) at++;
        if (data[at] === hash) at++;
        while (kinds[data[at] ?? 0] === digit) at++;
        return data[at] === equals || data[at] === colon ? end : undefined;
    }

    /** Looks the words up: a hash may have been that of another word. */
    #keep(): void {
        let run: Word[] = [];
        for (let i = 0; i <= this.#count; i++) {
            const [start = 0, end = 0] = [this.#starts[i], this.#ends[i]];
            const entries =
                i === this.#count ? [] : entriesOf(this.#data.toString("utf8", start, end));
            if (entries.length > 0) {
                run.push({ start, end, entries });
                continue;
            }
            if (run.length >= fewestWords) this.runs.push(run);
            run = [];
        }
    }
}

/** Whether a Chinese character, which has three bytes in UTF-8, is in a list. */
function isListedHere(data: Buffer, at: number): boolean {
    const [first = 0, second = 0, third = 0] = [data[at], data[at + 1], data[at + 2]];
    return isListed(((first & 0x0f) << 12) | ((second & 0x3f) << 6) | (third & 0x3f));
}

/** Where an escape such as `\n` ends; a letter that is no white space begins a word. */
function behindEscape(data: Buffer, start: number): number {
    let at = start;
    while (data[at] === 0x5c) at++;
    return escapedSpaces.has(data[at] ?? 0) ? at + 1 : at;
}
