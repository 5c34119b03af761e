import { createHash } from "node:crypto";

import { difficultyOf } from "./chains";
import type { Chain } from "./chains";

/** What a block's header says. */
export interface Header {
    /** As it is written: the double SHA-256 with its bytes in the reverse order. */
    readonly hash: string;
    readonly time: Date;
    /** The number that the hash may not exceed. */
    readonly target: bigint;
}

/** A header is 80 bytes: version, previous block, Merkle root, time, compact target, nonce. */
const headerLength = 80;

/** A header in hexadecimal digits, or undefined when it is none. */
export function readHeader(digits: unknown): Header | undefined {
    if (typeof digits !== "string" || !/^([0-9a-f]{2}){80}$/i.test(digits)) return undefined;
    const bytes = Buffer.from(digits, "hex").subarray(0, headerLength);
    const target = expanded(bytes.readUInt32LE(72));
    if (target === undefined) return undefined;
    return {
        hash: sha256(sha256(bytes)).reverse().toString("hex"),
        time: new Date(bytes.readUInt32LE(68) * 1_000),
        target,
    };
}

/** Why a header is no block of this chain today, or undefined when nothing speaks against it. */
export function workProblem({ hash, target }: Header, chain: Chain): string | undefined {
    if (BigInt(`0x${hash}`) > target) return "its hash is above its own target";
    if (target > chain.limit) return "its target is easier than the chain allows";
    const difficulty = difficultyOf(target);
    if (difficulty < (chain.leastDifficulty ?? 0)) {
        return `its difficulty of ${difficulty.toExponential(1)} is far below the chain's`;
    }
    return undefined;
}

/** A compact target: a mantissa of three bytes, and in front how long the whole number is. */
function expanded(compact: number): bigint | undefined {
    const mantissa = compact & 0xffffff;
    const length = compact >>> 24;
    // The mantissa's first bit is a sign, and a negative or empty target is none.
    if (mantissa === 0 || mantissa > 0x7fffff || length > 32) return undefined;
    const shift = BigInt(8 * (length - 3));
    return shift >= 0n ? BigInt(mantissa) << shift : BigInt(mantissa) >> -shift;
}

function sha256(bytes: Buffer): Buffer {
    return createHash("sha256").update(bytes).digest();
}
