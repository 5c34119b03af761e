import { readFileSync } from "node:fs";
import { join } from "node:path";

import { wordlist as czech } from "@scure/bip39/wordlists/czech.js";
import { wordlist as english } from "@scure/bip39/wordlists/english.js";
import { wordlist as french } from "@scure/bip39/wordlists/french.js";
import { wordlist as italian } from "@scure/bip39/wordlists/italian.js";
import { wordlist as japanese } from "@scure/bip39/wordlists/japanese.js";
import { wordlist as korean } from "@scure/bip39/wordlists/korean.js";
import { wordlist as portuguese } from "@scure/bip39/wordlists/portuguese.js";
import { wordlist as simplifiedChinese } from "@scure/bip39/wordlists/simplified-chinese.js";
import { wordlist as spanish } from "@scure/bip39/wordlists/spanish.js";
import { wordlist as traditionalChinese } from "@scure/bip39/wordlists/traditional-chinese.js";

/** A list that seed phrases are written with. */
export interface WordList {
    readonly kind: "bip39" | "slip39" | "electrum-old" | "bytewords";
    /** Its words in canonical form, in order. */
    readonly words: readonly string[];
    /** Whether a phrase is written with the first four letters of each word, which tell them apart. */
    readonly isAbbreviated: boolean;
    /** A word's number in the list by its canonical form, or by its first letters. */
    readonly indexOf: ReadonlyMap<string, number>;
}

/** Languages in whose lists the first four letters tell all words apart (BIP39, and their tests). */
const latin = [english, french, italian, spanish, portuguese, czech];
const others = [japanese, korean, simplifiedChinese, traditionalChinese];

const slip39 = wordsIn("slip39.txt");

/** Every list that is looked for, the official ten of BIP39 among them. */
export const wordLists: readonly WordList[] = [
    ...[...latin, ...others].map((words) => listOf("bip39", words)),
    ...latin.map((words) => abbreviated("bip39", words)),
    listOf("slip39", slip39),
    abbreviated("slip39", slip39),
    listOf("electrum-old", wordsIn("electrum-old.txt")),
    listOf("bytewords", wordsIn("bytewords.txt")),
];

/**
 * The form in which words are compared: lower case, decomposed, without accents. No two words of any list
 * have the same, and it is what Electrum's seeds are hashed in.
 */
export function canonical(word: string): string {
    return word.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "");
}

function listOf(kind: WordList["kind"], given: readonly string[]): WordList {
    const words = given.map(canonical);
    return { kind, words, isAbbreviated: false, indexOf: numbered(words) };
}

function abbreviated(kind: WordList["kind"], given: readonly string[]): WordList {
    const words = given.map(canonical);
    return { kind, words, isAbbreviated: true, indexOf: numbered(words.map(firstLetters)) };
}

function firstLetters(word: string): string {
    return word.slice(0, 4);
}

function numbered(words: readonly string[]): Map<string, number> {
    return new Map(words.map((word, index) => [word, index]));
}

function wordsIn(file: string): string[] {
    const text = readFileSync(join(__dirname, file), "utf8");
    return text.replace(/^#.*/gm, "").trim().split(/\s+/);
}
