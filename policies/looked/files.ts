import { readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";

/** A file that was read, or why it could not be, as words that follow "that". */
export type FileRead =
    | { readonly path: string; readonly data: Buffer }
    | { readonly path: string; readonly problem: string };

/** The largest file that is read, in bytes: what is noted of the worst takes ten times its size in memory. */
export const largestFile = 128 * 1024 * 1024;

/** A file's content. What is no file, such as a pipe, may never end, and is not read. */
export function fileAt(path: string, shown: string): FileRead {
    try {
        const stats = statSync(path);
        if (!stats.isFile()) return { path: shown, problem: "is no file" };
        if (stats.size > largestFile)
            return { path: shown, problem: "is too large to be looked at" };
        return { path: shown, data: readFileSync(path) };
    } catch {
        return { path: shown, problem: "cannot be read" };
    }
}

/**
 * The paths of all but folders in a folder and below, relative to it, sorted; links are not followed. Undefined
 * when not all of them can be listed.
 */
export function pathsBelow(folder: string): string[] | undefined {
    try {
        return [...below(folder, "")].sort();
    } catch {
        return undefined;
    }
}

/**
 * The files of a path that is a folder, or the one file that it is, read one after the other. Of links the
 * engine takes files along and leaves folders out (pulumi, archive.go).
 */
export function* filesAt(path: string): Generator<FileRead> {
    if (!isFolder(path)) {
        yield fileAt(path, basename(path));
        return;
    }
    const names = pathsBelow(path);
    if (names === undefined) yield { path: basename(path), problem: "cannot be read" };
    for (const name of names ?? []) {
        const at = join(path, name);
        if (!isFolder(at)) yield fileAt(at, name);
    }
}

/** Node's own recursion follows links, in circles too. */
function* below(folder: string, path: string): Generator<string> {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
        const inside = join(path, entry.name);
        if (entry.isDirectory()) yield* below(folder, inside);
        else yield inside;
    }
}

function isFolder(path: string): boolean {
    return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}
