import { phrasesThat, range } from "../detector";
import type { Detector } from "../detector";
import { hmacSha512 } from "../hash";
import { partsOf } from "../words/phrases";
import type { Phrase } from "../words/phrases";

/** Electrum makes 12 words, before 2.7 and on request up to 25. */
const lengths = [12, 13, ...range(20, 25)];

/** What it makes without being asked for more. */
const usual = [12];

/** How the hash of a seed begins: standard, segwit, and both with two factors (electrum, version.py). */
const prefix = /^(01|100|101|102)/;

/** Chinese characters and Japanese words are hashed without the spaces between them. */
const unspaced = /(?<=[\u3040-\u30ff\u3400-\u9fff]) (?=[\u3040-\u30ff\u3400-\u9fff])/g;

/** A seed phrase of Electrum 2 and later. */
export const electrumSeed: Detector = {
    format: "electrum-seed",
    title: "a seed phrase of Electrum",
    find: phrasesThat(
        "bip39",
        (phrase) =>
            !phrase.list.isAbbreviated && partsOf(phrase, lengths, usual).some(isElectrumSeed),
    ),
};

/** Whether the hash of a phrase has a prefix of Electrum's: one phrase in 215 has. */
function isElectrumSeed({ list, indices }: Phrase): boolean {
    const words = indices.map((index) => list.words[index] ?? "").join(" ");
    return prefix.test(hmacSha512("Seed version", words.replace(unspaced, "")));
}
