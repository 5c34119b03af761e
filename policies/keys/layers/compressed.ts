import { constants, gunzipSync, inflateSync } from "node:zlib";

import { tooMuch } from "./layer";
import type { Budget, Closed, Inner, Layer } from "./layer";

/** The most that one compressed piece may become, in bytes. */
const largest = 128 * 1024 * 1024;

/** A file of gzip, or a piece as user data is compressed. */
export const gzip: Layer = {
    name: "gzip",
    peel: ({ data, name }, budget) =>
        data[0] === 0x1f && data[1] === 0x8b && data[2] === 8
            ? [opened(gunzipSync, data, name, budget) ?? damaged]
            : [],
};

/** A stream of zlib. Its two first bytes say so little that what cannot be opened is none. */
export const zlib: Layer = {
    name: "zlib",
    peel: ({ data, name }, budget) => {
        const isHead = data[0] === 0x78 && data.length > 8 && data.readUInt16BE(0) % 31 === 0;
        const inner = isHead ? opened(inflateSync, data, name, budget) : undefined;
        return inner === undefined ? [] : [inner];
    },
};

const damaged: Closed = { reason: "is a damaged gzip file", offset: 0 };

function opened(
    open: typeof gunzipSync,
    data: Buffer,
    name: string,
    budget: Budget,
): Inner | Closed | undefined {
    const inner = inflated(open, data, budget);
    if (typeof inner === "string") return { reason: inner, offset: 0 };
    if (inner === undefined || inner.length === 0) return undefined;
    const unpacked = name.replace(/\.gz$/, "");
    return { data: inner, name: unpacked, isEntry: false, isPart: false, outer: () => 0 };
}

/** What compressed bytes become; what is wrong, in words; or undefined when they cannot be read. */
export function inflated(
    open: typeof gunzipSync,
    data: Buffer,
    budget: Budget,
): Buffer | string | undefined {
    const maxOutputLength = Math.max(Math.min(budget.left, largest), 1);
    try {
        // What was cut off at its end is looked at as far as it goes.
        return open(data, { maxOutputLength, finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
        return error instanceof RangeError ? tooMuch : undefined;
    }
}
