import { hash } from "node:crypto";

/** SHA-256 twice, Bitcoin's hash of transactions and blocks. */
export function hash256(data: Buffer): Buffer {
    return hash("sha256", hash("sha256", data, "buffer"), "buffer");
}

/** SHA-256, the hash in a P2WSH lock. */
export function sha256(data: Buffer): Buffer {
    return hash("sha256", data, "buffer");
}

/** RIPEMD-160 of SHA-256, the hash in a P2WPKH lock. */
export function hash160(data: Buffer): Buffer {
    return hash("ripemd160", sha256(data), "buffer");
}

/** A whole number in four bytes, the lowest first. */
export function u32(value: number): Buffer {
    const bytes = Buffer.allocUnsafe(4);
    bytes.writeUInt32LE(value);
    return bytes;
}

/** Satoshis in eight bytes, the lowest first. */
export function u64(value: number): Buffer {
    const bytes = Buffer.allocUnsafe(8);
    bytes.writeUInt32LE(value % 2 ** 32);
    bytes.writeUInt32LE(Math.floor(value / 2 ** 32), 4);
    return bytes;
}

/** Bitcoin's count of what follows, up to 65,535. */
export function compactSize(value: number): Buffer {
    if (value < 0xfd) return Buffer.from([value]);
    return Buffer.from([0xfd, value & 0xff, value >> 8]);
}

/** Bytes with their count before them. */
export function counted(bytes: Buffer): Buffer {
    return Buffer.concat([compactSize(bytes.length), bytes]);
}
