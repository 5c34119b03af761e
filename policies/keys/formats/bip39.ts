import { phrasesThat } from "../detector";
import type { Detector } from "../detector";
import { sha256 } from "../hash";
import { packed } from "../words/packed";
import { partsOf } from "../words/phrases";

/** How many words a BIP39 phrase may have. */
export const bip39Lengths = [12, 15, 18, 21, 24];

/** A seed phrase in any of BIP39's ten languages, in full or with the first four letters of each word. */
export const bip39: Detector = {
    format: "bip39",
    title: "a seed phrase (BIP39)",
    find: phrasesThat("bip39", (phrase) =>
        partsOf(phrase, bip39Lengths).some(({ indices }) => hasChecksum(indices)),
    ),
};

/**
 * Whether the last bits of a phrase are those of its entropy's hash. Words are 11 bits each; of 33 bits
 * one is checksum. One phrase of twelve random words in 16 passes.
 */
export function hasChecksum(indices: readonly number[]): boolean {
    const bytes = packed(indices);
    const entropyBytes = (4 * indices.length) / 3;
    const checksumBits = indices.length / 3;
    const hash = sha256(bytes.subarray(0, entropyBytes))[0] ?? 0;
    const checksum = bytes[entropyBytes] ?? 0;
    return hash >> (8 - checksumBits) === checksum >> (8 - checksumBits);
}
