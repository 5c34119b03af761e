import { createHmac, hash } from "node:crypto";

/** SHA-256 of bytes. */
export function sha256(bytes: Uint8Array): Uint8Array {
    return hash("sha256", bytes, "buffer");
}

/** HMAC-SHA-512 of a text under a text, in hexadecimal. */
export function hmacSha512(key: string, text: string): string {
    return createHmac("sha512", key).update(text).digest("hex");
}

/** A cyclic redundancy check of 32 bits over bytes, for a polynomial in reversed notation. */
export function crc32(bytes: Uint8Array, polynomial: number): number {
    let crc = 0xffffffff;
    for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? polynomial : 0);
    }
    return ~crc >>> 0;
}
