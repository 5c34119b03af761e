import { createHash } from "node:crypto";

import { scan } from "../../policies/keys/scan";
import { shownName } from "../../policies/looked/said";
import type { Allowed } from "./allowed";
import { positionsIn } from "./position";
import type { Position } from "./position";
import type { Source } from "./sources";

/** A key and where it is. */
export interface Located extends Position {
    readonly path: string;
    readonly format: string;
    readonly layers: readonly string[];
    /** The file in an archive, or empty. */
    readonly entry: string;
}

/** What could not be looked at, and why, as words that follow its path. */
export interface Closed {
    readonly path: string;
    readonly reason: string;
}

/** What is in a source. */
export interface Looked {
    readonly found: readonly Located[];
    readonly closed: readonly Closed[];
    readonly bytes: number;
}

/** Looks at one source. What is allowed by its hash does not count. */
export function look({ path, read }: Source, allowed: Allowed): Looked {
    // A path may be a key itself, and is printed.
    const shown = shownName(path);
    const data = read();
    if (typeof data === "string") {
        return { found: [], closed: [{ path: shown, reason: data }], bytes: 0 };
    }
    if (allowed.has(hashOf(data))) return { found: [], closed: [], bytes: data.length };
    const { findings, unread } = scan(data, path, (key) => allowed.has(hashOf(key)));
    if (findings.length + unread.length === 0) return { found: [], closed: [], bytes: data.length };
    const positionOf = positionsIn(data);
    return {
        found: findings.map(({ format, layers, entry, offset }) => ({
            path: shown,
            ...positionOf(offset),
            format,
            layers,
            entry,
        })),
        closed: unread.map(({ reason, entry }) => ({
            path: entry === "" ? shown : `${shown}, file ${entry},`,
            reason,
        })),
        bytes: data.length,
    };
}

function hashOf(bytes: Buffer): string {
    return createHash("sha256").update(bytes).digest("hex");
}
