import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import type { Sample } from "../../test/support/keys/sample";
import { megabytes } from "./ordinary";
import type { TextFile } from "./ordinary";
import { inContainer } from "./places";
import { longestRun, run, scanners, versionOf } from "./scanners";

/** What another scanner finds in the same, or how it is installed. */
export type Row = readonly (string | number)[];

/** Where a scanner was not done in time. */
const late = `not done in ${longestRun} s`;

/** Asks every other scanner that is installed about the same keys and the same text, as files. */
export function others(samples: readonly Sample[], text: readonly TextFile[]): Row[] {
    const folder = mkdtempSync(join(tmpdir(), "bench-keys-"));
    try {
        samples.forEach((sample, i) => {
            const file = `${i}/${sample.name ?? "file"}`;
            write(join(folder, "bare", file), sample.value);
            write(join(folder, "container", file), inContainer(sample));
        });
        for (const { path, data } of text) write(join(folder, "text", path), data);
        return scanners.map((scanner) => rowOf(scanner, folder, megabytes(text)));
    } finally {
        rmSync(folder, { recursive: true });
    }
}

function rowOf(scanner: (typeof scanners)[number], folder: string, size: number): Row {
    const version = versionOf(scanner);
    if (version === undefined) {
        return [scanner.name, "not installed", "", "", "", scanner.install];
    }
    const keys = ["bare", "container"].map((name) => run(scanner, join(folder, name), folder));
    const text = run(scanner, join(folder, "text"), folder);
    return [
        scanner.name,
        version,
        ...keys.map((one) => (one === undefined ? late : new Set(one.files).size)),
        text?.files.length ?? late,
        (text === undefined ? "under " : "") + (size / (text?.seconds ?? longestRun)).toFixed(1),
    ];
}

function write(path: string, content: Buffer | string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
}
