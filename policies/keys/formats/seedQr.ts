import { tokensThat } from "../detector";
import type { Detector } from "../detector";
import { bip39Lengths, hasChecksum } from "./bip39";

/** A BIP39 phrase as digits, four for the number of each word (SeedSigner's SeedQR). */
export const seedQr: Detector = {
    format: "seedqr",
    title: "a seed phrase as digits (SeedQR)",
    find: tokensThat(
        bip39Lengths.map((words) => 4 * words),
        (token) => {
            const indices = /^\d+$/.test(token) ? (token.match(/.{4}/g) ?? []).map(Number) : [];
            return (
                indices.length > 0 && indices.every((index) => index < 2048) && hasChecksum(indices)
            );
        },
    ),
};
