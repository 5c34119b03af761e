import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, statSync } from "node:fs";
import type { Dirent } from "node:fs";
import { basename, join, relative } from "node:path";

import ignore from "ignore";
import type { Ignore } from "ignore";

import { fileAt } from "../../policies/looked/files";
import { Mistake } from "../mistake";

/** Something to look at. */
export interface Source {
    /** As it is shown: from where the command runs. */
    readonly path: string;
    /** Its bytes, or why they cannot be read, as words that follow "it". */
    readonly read: () => Buffer | string;
}

/** What .gitignore files say of a folder and what is below it. */
interface Ignored {
    readonly folder: string;
    readonly rules: Ignore;
}

/** Git's own folder has no file of the tree's. */
const never = new Set([".git"]);

/**
 * The files of paths, those of folders with all below. Links are not followed: what they lead to is looked
 * at where it is.
 *
 * @param all Whether files count that .gitignore leaves out.
 * @throws Mistake when a path is not there.
 */
export function* filesOf(paths: readonly string[], all: boolean): Generator<Source> {
    for (const path of paths) {
        const stats = statSync(path, { throwIfNoEntry: false });
        if (stats === undefined)
            throw new Mistake(`There is no ${path}. Name a file, a folder or -.`);
        if (stats.isDirectory()) yield* below(path, all ? undefined : []);
        else yield file(path);
    }
}

/** What a commit would take, as it is staged. @throws Mistake outside a repository. */
export function stagedFiles(): Source[] {
    const names = git([
        "diff",
        "--cached",
        "--name-only",
        "--diff-filter=ACMRT",
        // Of a submodule a commit takes no more than a hash.
        "--ignore-submodules",
        "--relative",
        "-z",
    ]);
    return names
        .toString()
        .split("\0")
        .filter((name) => name !== "")
        .map((path) => ({ path, read: () => git(["show", `:./${path}`]) }));
}

/** What is handed over a pipe. */
export function standardInput(): Source {
    return { path: "-", read: () => readFileSync(0) };
}

function* below(folder: string, ignored: Ignored[] | undefined): Generator<Source> {
    const rules = ignored && [...ignored, ...rulesIn(folder)];
    const entries = entriesIn(folder);
    if (entries === undefined) yield { path: folder, read: () => "cannot be read" };
    for (const entry of entries ?? []) {
        const path = join(folder, entry.name);
        if (never.has(entry.name) || isIgnored(path, entry.isDirectory(), rules)) continue;
        if (entry.isDirectory()) yield* below(path, rules);
        else if (entry.isFile()) yield file(path);
    }
}

function entriesIn(folder: string): Dirent[] | undefined {
    try {
        const entries = readdirSync(folder, { withFileTypes: true });
        return entries.sort((one, other) => (one.name < other.name ? -1 : 1));
    } catch {
        return undefined;
    }
}

function rulesIn(folder: string): Ignored[] {
    try {
        const text = readFileSync(join(folder, ".gitignore"), "utf8");
        return [{ folder, rules: ignore().add(text) }];
    } catch {
        return [];
    }
}

/** Of the files that say something of a path the nearest decides. */
function isIgnored(path: string, isFolder: boolean, ignored: readonly Ignored[] = []): boolean {
    for (const { folder, rules } of ignored.toReversed()) {
        const name = relative(folder, path) + (isFolder ? "/" : "");
        const said = rules.test(name);
        if (said.ignored || said.unignored) return said.ignored;
    }
    return false;
}

function file(path: string): Source {
    return {
        path,
        read: () => {
            const looked = fileAt(path, basename(path));
            return "problem" in looked ? looked.problem : looked.data;
        },
    };
}

function git(args: readonly string[]): Buffer {
    const { status, stdout } = spawnSync("git", args, { maxBuffer: 1024 * 1024 * 1024 });
    if (status !== 0) throw new Mistake("--staged needs a Git repository with something staged.");
    return stdout;
}
