import { statSync } from "node:fs";
import { parseArgs } from "node:util";

import { Mistake } from "../mistake";
import { allowFile, allowedIn } from "./allowed";
import type { Allowed } from "./allowed";
import { look } from "./look";
import type { Looked } from "./look";
import { Progress } from "./progress";
import { formats, written } from "./report";
import type { Format } from "./report";
import { filesOf, stagedFiles, standardInput } from "./sources";
import type { Source } from "./sources";

const help = `Finds private keys, seed phrases and wallet files, by their checks and whatever they are inside.
It prints where they are and what they are, never any part of them.

Usage: npm run scan -- PATH... [--format text|json|sarif] [--all]
       npm run scan -- --staged [--format ...]
       COMMAND | npm run --silent scan -- -

  PATH       a file, or a folder with all below it but what .gitignore leaves out; - is standard input
  --staged   what is staged for the next commit, as it is staged
  --all      what .gitignore leaves out as well
  --format   text (default); json, a list of {path, line, column, format, layers}; or sarif, 2.1.0
  --help     print this text

In a binary file line and column are 0. Keys that must stay, as public test vectors, are listed in
${allowFile} in a scanned folder, or where the command runs: a list of {"sha256", "reason", "lastDay"},
with the SHA-256 of the file, or of the key as it stands in it, and the last day that it counts.

Exit: 0 no key; 1 a key was found; 2 something could not be read, or a bad argument; 3 a defect here.
`;

/** What the command line says. */
interface Options {
    readonly paths: readonly string[];
    readonly format: Format;
    readonly all: boolean;
    readonly staged: boolean;
    readonly help: boolean;
}

function main(): number {
    const options = readOptions(process.argv.slice(2));
    if (options.help) {
        process.stdout.write(help);
        return 0;
    }
    const looked = lookAtAll([...sourcesOf(options)], allowedFor(options.paths));
    const found = looked.flatMap((one) => one.found);
    const closed = looked.flatMap((one) => one.closed);
    const bytes = looked.reduce((sum, one) => sum + one.bytes, 0);
    process.stdout.write(written({ found, closed, files: looked.length, bytes }, options.format));
    for (const { path, reason } of closed) process.stderr.write(`${path} ${reason}.\n`);
    if (found.length > 0) return 1;
    return closed.length > 0 ? 2 : 0;
}

function lookAtAll(sources: readonly Source[], allowed: Allowed): Looked[] {
    const progress = new Progress(process.stderr, sources.length);
    const looked = sources.map((source, i) => {
        progress.at(i);
        return look(source, allowed);
    });
    progress.end();
    return looked;
}

function sourcesOf({ paths, all, staged }: Options): Iterable<Source> {
    if (staged) return stagedFiles();
    const files = filesOf(
        paths.filter((path) => path !== "-"),
        all,
    );
    return paths.includes("-") ? [standardInput(), ...files] : files;
}

/** What the lists in the scanned folders and in this one allow today. */
function allowedFor(paths: readonly string[]): Allowed {
    const folders = paths.filter(
        (path) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true,
    );
    const today = new Date().toISOString().slice(0, "2026-12-31".length);
    return new Set([...folders, "."].flatMap((folder) => [...allowedIn(folder, today)]));
}

function readOptions(args: string[]): Options {
    const { values, positionals } = parsed(args);
    const format = formats.find((one) => one === (values.format ?? "text"));
    const { all = false, staged = false, help: isHelp = false } = values;
    if (format === undefined) throw new Mistake(`--format takes ${formats.join(", ")}. ${seeHelp}`);
    if (!isHelp && !staged && positionals.length === 0) {
        throw new Mistake(`Name a file, a folder or -. ${seeHelp}`);
    }
    if (staged && positionals.length > 0) throw new Mistake(`--staged takes no path. ${seeHelp}`);
    return { paths: positionals, format, all, staged, help: isHelp };
}

const seeHelp = "Run: npm run scan -- --help";

function parsed(args: string[]) {
    try {
        return parseArgs({
            args,
            allowPositionals: true,
            options: {
                format: { type: "string" },
                all: { type: "boolean" },
                staged: { type: "boolean" },
                help: { type: "boolean" },
            },
        });
    } catch (error) {
        const reason = error instanceof Error ? (error.message.split(".")[0] ?? "") : "";
        throw new Mistake(`${reason}. ${seeHelp}`);
    }
}

/** One line for a mistake; a stack trace only for a defect of this program. */
function report(error: unknown): number {
    const shown = error instanceof Error ? error : new Error(String(error));
    const isMistake = shown instanceof Mistake;
    process.stderr.write(`${isMistake ? shown.message : (shown.stack ?? shown.message)}\n`);
    return isMistake ? 2 : 3;
}

try {
    process.exitCode = main();
} catch (error) {
    process.exitCode = report(error);
}
