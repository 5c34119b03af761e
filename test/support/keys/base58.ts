import { createBase58check } from "@scure/base";

import { publicBytes, sha256 } from "./numbers";

const coder = createBase58check(sha256);

/** Versions of extended private keys, by how they begin (BIP32; SLIP-132). */
export const extendedVersions: Record<string, number> = {
    xprv: 0x0488ade4,
    yprv: 0x049d7878,
    Yprv: 0x0295b005,
    zprv: 0x04b2430c,
    Zprv: 0x02aa7a99,
    tprv: 0x04358394,
    uprv: 0x044a4e28,
    Uprv: 0x024285b5,
    vprv: 0x045f18bc,
    Vprv: 0x02575048,
};

/** Versions of extended public keys. */
export const publicVersions: Record<string, number> = {
    xpub: 0x0488b21e,
    ypub: 0x049d7cb2,
    Ypub: 0x0295b43f,
    zpub: 0x04b24746,
    Zpub: 0x02aa7ed3,
    tpub: 0x043587cf,
    upub: 0x044a5262,
    Upub: 0x024289ef,
    vpub: 0x045f1cf6,
    Vpub: 0x02575483,
};

/** Bytes in base58 with a checksum. */
export function base58(...parts: (Uint8Array | number[])[]): string {
    return coder.encode(Buffer.concat(parts.map((part) => Buffer.from(part))));
}

/** A private key in WIF. */
export function wif(label: string, version = 0x80, isCompressed = true): string {
    return base58([version], publicBytes(label, 32), isCompressed ? [1] : []);
}

/** An extended key: a root, or a child of some depth. The key is private or looks like a public one. */
export function extended(label: string, version: number, depth = 0, head = 0): string {
    const versionBytes = Buffer.alloc(4);
    versionBytes.writeUInt32BE(version);
    const place = depth === 0 ? Buffer.alloc(8) : publicBytes(`${label} place`, 8);
    return base58(
        versionBytes,
        [depth],
        place,
        publicBytes(`${label} chain`, 32),
        [head],
        publicBytes(label, 32),
    );
}

/** What BIP38 makes of a key, with bytes in place of ciphertext. */
export function bip38(label: string, prefix: number, flags: number): string {
    return base58([1, prefix, flags], publicBytes(label, 36));
}

const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** A mini key of some length: the first of a series that passes its check. */
export function miniKey(label: string, length: number): string {
    for (let i = 0; ; i++) {
        const bytes = publicBytes(`${label} ${i}`, length - 1);
        const key = `S${[...bytes].map((byte) => alphabet[byte % 58]).join("")}`;
        if (sha256(Buffer.from(`${key}?`))[0] === 0) return key;
    }
}
