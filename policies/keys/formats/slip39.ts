import { phrasesThat, range } from "../detector";
import type { Detector } from "../detector";
import { windowsOf } from "../words/phrases";

/** Terms of the Reed-Solomon code over GF(1024) (SLIP-39, checksum). */
const terms = [
    0xe0e040, 0x1c1c080, 0x3838100, 0x7070200, 0xe0e0009, 0x1c0c2412, 0x38086c24, 0x3090fc48,
    0x21b1f890, 0x3f3f120,
];

/** The checksum's first values; the second is of shares whose groups can be extended. */
const customizations = ["shamir", "shamir_extendable"].map((text) => [
    ...Buffer.from(text, "latin1"),
]);

/** Words of a share: seven beside the secret, which has 128 to 512 bits in steps of 16. */
const lengths = range(8, 32).map((steps) => 7 + Math.ceil((16 * steps) / 10));

/** Of 128 and of 256 bits: the ones in use, which are looked for among other words as well. */
const usual = [20, 33];

/** A share of a seed: some of them together are the seed. */
export const slip39: Detector = {
    format: "slip39-share",
    title: "a share of a seed (SLIP-39)",
    find: phrasesThat(
        "slip39",
        (phrase) =>
            (lengths.includes(phrase.indices.length) && isShare(phrase.indices)) ||
            usual.some((length) =>
                windowsOf(phrase, length).some(({ indices }) => isShare(indices)),
            ),
    ),
};

/** What the checksum's first values leave before any word. */
const starts = customizations.map((text) => text.reduce(next, 1));

/** Whether words have the checksum of a share, of 30 bits. */
export function isShare(indices: readonly number[]): boolean {
    return starts.some((start) => indices.reduce(next, start) === 1);
}

/** One step of the code: what a value leaves of what the ones before it have left. */
function next(rest: number, value: number): number {
    const out = rest >> 20;
    let left = ((rest & 0xfffff) << 10) ^ value;
    for (let i = 0; i < terms.length; i++) if ((out >> i) & 1) left ^= terms[i] ?? 0;
    return left;
}
