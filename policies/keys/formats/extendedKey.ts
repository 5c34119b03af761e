import { base58Payload } from "../base58";
import { isPrivateKey } from "../curve";
import { range, tokensThat } from "../detector";
import type { Detector } from "../detector";

/** First four bytes of extended private keys (BIP32; SLIP-132). */
const versions = new Set([
    0x0488ade4, // xprv
    0x049d7878, // yprv
    0x0295b005, // Yprv
    0x04b2430c, // zprv
    0x02aa7a99, // Zprv
    0x04358394, // tprv
    0x044a4e28, // uprv
    0x024285b5, // Uprv
    0x045f18bc, // vprv
    0x02575048, // Vprv
]);

/** A node of a wallet's tree with all keys below it. */
export const extendedKey: Detector = {
    format: "extended-private-key",
    title: "an extended private key (BIP32)",
    find: tokensThat(range(107, 112), isExtendedPrivateKey),
};

/** Whether a token is an extended private key of any version that BIP32 lets be. */
export function isExtendedPrivateKey(token: string): boolean {
    const payload = base58Payload(token);
    if (payload?.length !== 78 || !versions.has(payload.readUInt32BE(0))) return false;
    // A root has neither a parent nor a number.
    const isRoot = payload[4] === 0;
    const hasParent = payload.subarray(5, 13).some((byte) => byte !== 0);
    return !(isRoot && hasParent) && payload[45] === 0 && isPrivateKey(payload.subarray(46));
}
