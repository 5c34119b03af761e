import { base58Payload } from "../base58";
import { isPrivateKey } from "../curve";
import { range, tokensThat } from "../detector";
import type { Detector } from "../detector";

/** First bytes of keys on the main, the test and Electrum's simulated network (electrum, constants.py). */
const networks = [0x80, 0xef, 0x64];

/** What Electrum 3.0 added to the first byte for a type of script (electrum, bitcoin.py). */
const scriptTypes = [0, 1, 2, 5, 6, 7];

const versions = new Set(
    networks.flatMap((network) => scriptTypes.map((script) => (network + script) & 0xff)),
);

/** A private key as wallets export it, with or without Electrum's `p2wpkh:` before it. */
export const wif: Detector = {
    format: "wif",
    title: "a private key in wallet import format (WIF)",
    find: tokensThat(range(50, 52), isWif),
};

/** Whether a token is a private key for compressed (34 bytes) or uncompressed (33) public keys. */
export function isWif(token: string): boolean {
    const payload = base58Payload(token);
    if (payload === undefined || !versions.has(payload[0] ?? 0)) return false;
    const isCompressed = payload.length === 34 && payload[33] === 1;
    return (isCompressed || payload.length === 33) && isPrivateKey(payload.subarray(1, 33));
}
