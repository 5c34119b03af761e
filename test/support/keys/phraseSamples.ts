import { aezeedWords, bytewords } from "./checked";
import {
    bip39Words,
    electrumOldWords,
    electrumPrefixes,
    electrumWords,
    entropyBytes,
    indexOf,
    languages,
    slip39Words,
} from "./phrases";
import { sample } from "./sample";
import type { Sample } from "./sample";

/** Ways in which people and programs write words. */
export const ways: Record<string, (words: readonly string[]) => string> = {
    spaces: (words) => words.join(" "),
    capitals: (words) => words.join(" ").toUpperCase(),
    "first letters as capitals": (words) =>
        words.map((word) => word.slice(0, 1).toUpperCase() + word.slice(1)).join(" "),
    commas: (words) => words.join(", "),
    "one on a line": (words) => words.join("\n"),
    "one on a line of Windows": (words) => `${words.join("\r\n")}\r\n`,
    numbered: (words) => words.map((word, i) => `${i + 1}. ${word}`).join("\n"),
    "numbered on one line": (words) => words.map((word, i) => `${i + 1}) ${word}`).join(" "),
    "four on a line": (words) => words.map((word, i) => word + (i % 4 === 3 ? "\n" : " ")).join(""),
    JSON: (words) => JSON.stringify(words),
    "JSON on lines": (words) => JSON.stringify({ w: words }, null, 2),
    YAML: (words) => words.map((word) => `  - ${word}`).join("\n"),
    "a comment": (words) => `# ${words.join(" ")}\n`,
    percent: (words) => words.join("%20"),
    "plus signs": (words) => words.join("+"),
    hyphens: (words) => words.join("-"),
    "one field each": (words) => words.map((word, i) => `word${i + 1}=${word}`).join("\n"),
    "one variable each": (words) => words.map((word, i) => `SEED_WORD_${i + 1}=${word}`).join("\n"),
    "one entry each": (words) =>
        JSON.stringify(Object.fromEntries(words.map((word, i) => [`word_${i}`, word]))),
    "one name each": (words) => words.map((word, i) => `Word #${i + 1}: ${word}`).join("\n"),
    "one object each": (words) => JSON.stringify(words.map((word, index) => ({ index, word }))),
    "two strings of Python": (words) =>
        `x = ("${words.slice(0, 9).join(" ")} "\n     "${words.slice(9).join(" ")}")\n`,
    "two strings of JavaScript": (words) =>
        `x = "${words.slice(0, 9).join(" ")} " +\n    "${words.slice(9).join(" ")}";\n`,
    sentence: (words) => `My seed phrase is ${words.join(" ")} and it opens everything.`,
    option: (words) => `restore --seed ${words.join(" ")} --force`,
    quotes: (words) => `"${words.join(" ")}"`,
};

/** Phrases of each kind, in every language, length and way of writing. */
export function phrases(label: string): Sample[] {
    const counts = Object.keys(entropyBytes).map(Number);
    const words = bip39Words(label, "english", 24);
    const written = Object.entries(ways).map(([what, write]) =>
        sample("bip39", what, write(words)),
    );
    const latin = languages.filter((language) => !/japanese|korean|chinese/.test(language));
    return [
        ...languages.flatMap((language) =>
            counts.map((count) =>
                sample(
                    "bip39",
                    `${language}, ${count}`,
                    bip39Words(label, language, count).join(" "),
                ),
            ),
        ),
        ...latin.map((language) => {
            const stripped = bip39Words(label, language)
                .join(" ")
                .normalize("NFKD")
                .replace(/\p{M}/gu, "");
            return sample(
                "bip39",
                `${language}, first four letters`,
                shortened(stripped.split(" ")),
            );
        }),
        sample(
            "bip39",
            "Japanese, ideographic spaces",
            bip39Words(label, "japanese").join("\u3000"),
        ),
        ...["chinese_simplified", "chinese_traditional"].map((language) =>
            sample("bip39", `${language}, no spaces`, bip39Words(label, language).join("")),
        ),
        ...written,
        ...[12, 24].map((count) =>
            sample("seedqr", `${count}`, digits(bip39Words(label, "english", count))),
        ),
        ...Object.entries(electrumPrefixes).map(([what, prefix]) =>
            sample("electrum-seed", what, electrumWords(label, prefix).join(" ")),
        ),
        ...[13, 20, 24, 25].map((count) =>
            sample(
                "electrum-seed",
                `two factors, ${count}`,
                electrumWords(label, "101", "english", count).join(" "),
            ),
        ),
        ...["spanish", "japanese", "chinese_simplified"].map((language) =>
            sample("electrum-seed", language, electrumWords(label, "01", language).join(" ")),
        ),
        ...[12, 24].map((count) =>
            sample("electrum-old-seed", `${count}`, electrumOldWords(label, count).join(" ")),
        ),
        ...[20, 33].flatMap((count) =>
            ["shamir", "shamir_extendable"].map((text) =>
                sample(
                    "slip39-share",
                    `${count}, ${text}`,
                    slip39Words(label, count, text).join(" "),
                ),
            ),
        ),
        sample("aezeed", "24", aezeedWords(label).join(" ")),
        sample("bytewords", "seed", bytewords(label, 16).join(" ")),
    ];
}

function shortened(words: readonly string[]): string {
    return words.map((word) => word.slice(0, 4)).join(" ");
}

function digits(words: readonly string[]): string {
    return words.map((word) => String(indexOf(word)).padStart(4, "0")).join("");
}
