import { createHash } from "node:crypto";

/** The number that all test keys are made of: the hash of Bitcoin's first block, which everybody knows. */
const publicNumber = "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f";

/** Bytes that look random and are not: the same for a label in every run, and no secret. */
export function publicBytes(label: string, length: number): Buffer {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, i) =>
        createHash("sha256").update(`${publicNumber} ${label} ${i}`).digest(),
    );
    return Buffer.concat(blocks).subarray(0, length);
}

/** SHA-256 of bytes. */
export function sha256(bytes: Uint8Array): Buffer {
    return createHash("sha256").update(bytes).digest();
}
