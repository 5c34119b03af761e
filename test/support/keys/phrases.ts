import { createHmac } from "node:crypto";

import * as bip39 from "bip39";

import { wordsOf } from "./lists";
import { publicBytes } from "./numbers";

/** BIP39's ten languages, as the bip39 package names them. */
export const languages = [
    "english",
    "spanish",
    "french",
    "italian",
    "portuguese",
    "czech",
    "japanese",
    "korean",
    "chinese_simplified",
    "chinese_traditional",
];

/** BIP39's numbers of words, and the bytes of entropy for each. */
export const entropyBytes: Record<number, number> = { 12: 16, 15: 20, 18: 24, 21: 28, 24: 32 };

/** A BIP39 phrase of some words. */
export function bip39Words(label: string, language = "english", count = 12): string[] {
    const entropy = publicBytes(label, entropyBytes[count]!);
    const phrase = bip39.entropyToMnemonic(entropy, bip39.wordlists[language]);
    return phrase.split(/[ \u3000]/);
}

/** How the hash of a seed of Electrum begins. */
export const electrumPrefixes = {
    standard: "01",
    segwit: "100",
    twoFactor: "101",
    twoFactorSegwit: "102",
};

/** A seed of Electrum: the first phrase of a series whose hash begins as it must. */
export function electrumWords(
    label: string,
    prefix: string,
    language = "english",
    count = 12,
): string[] {
    const list = bip39.wordlists[language]!;
    for (let i = 0; ; i++) {
        const bytes = publicBytes(`${label} ${i}`, 2 * count);
        const words = Array.from(
            { length: count },
            (_, at) => list[bytes.readUInt16BE(2 * at) % 2048]!,
        );
        if (electrumHash(words, language).startsWith(prefix)) return words;
    }
}

function electrumHash(words: readonly string[], language: string): string {
    const isUnspaced = /japanese|chinese/.test(language);
    const text = words
        .join(isUnspaced ? "" : " ")
        .normalize("NFKD")
        .toLowerCase();
    const normalized = text.replace(/\p{M}/gu, "");
    return createHmac("sha512", "Seed version").update(normalized).digest("hex");
}

/** A seed phrase of Electrum before version 2: any words of its list. */
export function electrumOldWords(label: string, count = 12): string[] {
    return publicWords(label, wordsOf("electrum-old"), count);
}

/** A share as SLIP-39 writes one: words without meaning, and their checksum. */
export function slip39Words(label: string, count = 20, customization = "shamir"): string[] {
    const list = wordsOf("slip39");
    const data = publicWords(label, list, count - 3).map((word) => list.indexOf(word));
    const sum = remainder([...Buffer.from(customization), ...data, 0, 0, 0]) ^ 1;
    const checksum = [20, 10, 0].map((shift) => (sum >> shift) & 1023);
    return [...data, ...checksum].map((index) => list[index]!);
}

/** Words of a list that a label stands for. */
function publicWords(label: string, list: readonly string[], count: number): string[] {
    const bytes = publicBytes(label, 2 * count);
    return Array.from({ length: count }, (_, i) => list[bytes.readUInt16BE(2 * i) % list.length]!);
}

/** RS1024 of SLIP-39. */
function remainder(values: readonly number[]): number {
    const terms = [
        0xe0e040, 0x1c1c080, 0x3838100, 0x7070200, 0xe0e0009, 0x1c0c2412, 0x38086c24, 0x3090fc48,
        0x21b1f890, 0x3f3f120,
    ];
    return values.reduce((rest, value) => {
        const shifted = ((rest & 0xfffff) << 10) ^ value;
        return terms.reduce(
            (sum, term, i) => (((rest >> 20) >> i) & 1 ? sum ^ term : sum),
            shifted,
        );
    }, 1);
}

/** The number of an English word of BIP39. */
export function indexOf(word: string): number {
    return bip39.wordlists["english"]!.indexOf(word);
}
