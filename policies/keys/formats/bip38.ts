import { base58Payload } from "../base58";
import { tokensThat } from "../detector";
import type { Detector } from "../detector";

/** A private key under a password. */
export const bip38: Detector = {
    format: "bip38",
    title: "a private key encrypted with a password (BIP38)",
    find: tokensThat([58], isEncryptedKey),
};

/** Whether a token is a BIP38 key: prefix and flags must be ones that the standard defines. */
export function isEncryptedKey(token: string): boolean {
    const payload = base58Payload(token);
    if (payload?.length !== 39) return false;
    const flags = payload[2] ?? 0;
    switch (payload.readUInt16BE(0)) {
        case 0x0142: // encrypted as it is: 0x20 says compressed
            return (flags & ~0x20) === 0xc0;
        case 0x0143: // made from an intermediate code: 0x04 says that it has a lot
            return (flags & ~0x24) === 0;
        default:
            return false;
    }
}
