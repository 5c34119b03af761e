import { spawnSync } from "node:child_process";
import {
    accessSync,
    closeSync,
    constants,
    openSync,
    readFileSync,
    realpathSync,
    writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** Another program that looks for secrets. */
export interface Scanner {
    readonly name: string;
    /** How it is installed. */
    readonly install: string;
    readonly command: string;
    readonly version: readonly string[];
    /** Its arguments, for the folder that it runs in and a file of settings that it may have. */
    readonly args: (settings: string) => string[];
    /** The file of each finding in what it prints. */
    readonly filesIn: (printed: string) => string[];
}

/** The scanners that are asked when they are on the PATH. None is told to look anything up online. */
export const scanners: readonly Scanner[] = [
    {
        name: "gitleaks",
        install: "go install github.com/zricethezav/gitleaks/v8@latest",
        command: "gitleaks",
        version: ["version"],
        args: () => [
            "dir",
            ".",
            "--no-banner",
            "--log-level=error",
            "--exit-code=0",
            "--report-format=json",
            "--report-path=-",
        ],
        filesIn: (printed) =>
            (JSON.parse(printed) as { File: string }[]).map(({ File: file }) => file),
    },
    {
        name: "trufflehog",
        install: "a release from github.com/trufflesecurity/trufflehog",
        command: "trufflehog",
        version: ["--version"],
        args: () => ["filesystem", ".", "--json", "--no-update", "--no-verification"],
        filesIn: (printed) =>
            printed
                .split("\n")
                .filter((line) => line.includes("SourceMetadata"))
                .map((line) => JSON.parse(line) as TruffleFinding)
                .map(({ SourceMetadata: { Data: data } }) => data.Filesystem.file),
    },
    {
        name: "secretlint",
        install: "npm install --global secretlint @secretlint/secretlint-rule-preset-recommend",
        command: "secretlint",
        version: ["--version"],
        args: (settings) => {
            const rules = [{ id: "@secretlint/secretlint-rule-preset-recommend" }];
            writeFileSync(settings, JSON.stringify({ rules }));
            return ["--secretlintrc", settings, "--format=json", "**/*"];
        },
        filesIn: (printed) =>
            (JSON.parse(printed) as { filePath: string; messages: unknown[] }[]).flatMap(
                ({ filePath, messages }) => messages.map(() => filePath),
            ),
    },
    {
        name: "detect-secrets",
        install: "pip install detect-secrets",
        command: "detect-secrets",
        version: ["--version"],
        args: () => ["scan", "--all-files", "."],
        filesIn: (printed) => {
            const { results } = JSON.parse(printed) as { results: Record<string, unknown[]> };
            return Object.entries(results).flatMap(([file, found]) => found.map(() => file));
        },
    },
];

interface TruffleFinding {
    readonly SourceMetadata: { readonly Data: { readonly Filesystem: { readonly file: string } } };
}

/** The longest run, in seconds: one of them reads less than a tenth of a megabyte in one. */
export const longestRun = 480;

/** What a scanner's run over a folder gave: the file of each finding, and the seconds that it took. */
export interface Run {
    readonly files: readonly string[];
    readonly seconds: number;
}

/** Runs a scanner over a folder. Undefined when it was not done in time. */
export function run(scanner: Scanner, folder: string, scratch: string): Run | undefined {
    const printed = join(scratch, "printed");
    // Into a file: one of them ends before a pipe has taken all that it prints.
    const output = openSync(printed, "w");
    const started = performance.now();
    const { status, error } = spawnSync(
        scanner.command,
        scanner.args(join(scratch, "settings.json")),
        {
            cwd: folder,
            stdio: ["ignore", output, "ignore"],
            timeout: longestRun * 1000,
            // secretlint looks for its rules here.
            env: {
                ...process.env,
                NODE_PATH: join(dirname(pathOf(scanner.command) ?? ""), "../.."),
            },
        },
    );
    const seconds = (performance.now() - started) / 1000;
    closeSync(output);
    if (error !== undefined && seconds >= longestRun) return undefined;
    try {
        return { files: scanner.filesIn(readFileSync(printed, "utf8")), seconds };
    } catch {
        throw new Error(`${scanner.name} ended with ${String(status)} and no report`);
    }
}

/** The version that a scanner says, or Go of one that it has built; undefined when it is not installed. */
export function versionOf({ command, version, name }: Scanner): string | undefined {
    const path = pathOf(command);
    if (path === undefined) return undefined;
    const { stdout, stderr } = spawnSync(command, version, { encoding: "utf8" });
    const { stdout: built } = spawnSync("go", ["version", "-m", path], { encoding: "utf8" });
    const ofModule = new RegExp(`${name}/\\S+\\s+v(\\S+)`).exec(built)?.[1];
    return /\d+(\.\d+)+/.exec(stdout + stderr)?.[0] ?? ofModule ?? "unknown";
}

function pathOf(command: string): string | undefined {
    const folders = (process.env["PATH"] ?? "").split(delimiter);
    return folders
        .map((folder) => join(folder, command))
        .filter(isExecutable)
        .map((path) => realpathSync(path))
        .at(0);
}

function isExecutable(path: string): boolean {
    try {
        accessSync(path, constants.X_OK);
        return true;
    } catch {
        return false;
    }
}
