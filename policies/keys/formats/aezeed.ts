import { phrasesThat } from "../detector";
import type { Detector } from "../detector";
import { crc32 } from "../hash";
import { packed } from "../words/packed";
import { windowsOf } from "../words/phrases";

/** CRC-32C's polynomial, reversed. */
const castagnoli = 0x82f63b78;

/** A seed phrase of lnd: 24 words of BIP39's English list, but no BIP39. */
export const aezeed: Detector = {
    format: "aezeed",
    title: "a seed phrase of lnd (aezeed)",
    find: phrasesThat("bip39", (phrase) =>
        windowsOf(phrase, 24).some(({ indices }) => isAezeed(indices)),
    ),
};

/** Whether 24 words are 33 bytes of version 0 that end with their checksum (lnd, aezeed/cipherseed.go). */
export function isAezeed(indices: readonly number[]): boolean {
    const bytes = packed(indices);
    return bytes[0] === 0 && crc32(bytes.subarray(0, 29), castagnoli) === bytes.readUInt32BE(29);
}
