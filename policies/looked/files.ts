import { lstatSync, readFileSync, readdirSync, statSync } from "node:fs";
import { basename, join } from "node:path";

/** A file that was read, or why it could not be, as words that follow "that". */
export type FileRead =
    | { readonly path: string; readonly data: Buffer }
    | { readonly path: string; readonly problem: string };

/** The largest file that is read, in bytes: what is noted of the worst takes ten times its size in memory. */
export const largestFile = 128 * 1024 * 1024;

/** A file's content. */
export function fileAt(path: string, shown: string): FileRead {
    try {
        const { size } = statSync(path);
        if (size > largestFile) return { path: shown, problem: "is too large to be looked at" };
        return { path: shown, data: readFileSync(path) };
    } catch {
        return { path: shown, problem: "cannot be read" };
    }
}

/** The paths of the files in a folder and below, relative to it, sorted; links to folders are files here. */
export function pathsBelow(folder: string): string[] {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
    return names.filter((name) => !lstatSync(join(folder, name)).isDirectory()).sort();
}

/** The files of a path that is a folder, or the one file that it is. */
export function filesAt(path: string): FileRead[] {
    try {
        if (!statSync(path).isDirectory()) return [fileAt(path, basename(path))];
        return pathsBelow(path).map((name) => fileAt(join(path, name), name));
    } catch {
        return [{ path: basename(path), problem: "cannot be read" }];
    }
}
