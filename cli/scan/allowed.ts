import { readFileSync } from "node:fs";
import { join } from "node:path";

import { Mistake } from "../mistake";

/** Hashes of files, and of keys as they stand in files, that do not count. */
export type Allowed = ReadonlySet<string>;

/** A line of the list. */
interface Entry {
    readonly sha256: string;
    readonly reason: string;
    /** The last day on which it counts, as 2026-12-31. */
    readonly lastDay: string;
}

/** The list's name in a scanned folder. */
export const allowFile = ".keyscan-allow.json";

const form = `a list of {"sha256": 64 digits, "reason": text, "lastDay": "2026-12-31"}`;

/**
 * What a folder's list allows today. Public test vectors are keys like any other; who keeps some says why,
 * and until when.
 *
 * @throws Mistake when the file is not of its form.
 */
export function allowedIn(folder: string, today: string): Allowed {
    const entries = entriesIn(join(folder, allowFile));
    return new Set(entries.filter(({ lastDay }) => today <= lastDay).map(({ sha256 }) => sha256));
}

function entriesIn(path: string): Entry[] {
    const text = textAt(path);
    if (text === undefined) return [];
    const entries = parsed(text);
    if (!Array.isArray(entries) || !entries.every(isEntry)) {
        throw new Mistake(`${path} is not ${form}.`);
    }
    return entries;
}

function isEntry(value: unknown): value is Entry {
    const { sha256, reason, lastDay } = (value ?? {}) as Partial<Record<keyof Entry, unknown>>;
    return (
        typeof sha256 === "string" &&
        /^[0-9a-f]{64}$/.test(sha256) &&
        typeof reason === "string" &&
        reason !== "" &&
        typeof lastDay === "string" &&
        /^\d{4}-\d\d-\d\d$/.test(lastDay)
    );
}

function parsed(text: string): unknown {
    try {
        return JSON.parse(text) as unknown;
    } catch {
        return undefined;
    }
}

function textAt(path: string): string | undefined {
    try {
        return readFileSync(path, "utf8");
    } catch {
        return undefined;
    }
}
