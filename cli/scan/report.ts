import { titleOf } from "../../policies/keys/detectors";
import type { Closed, Located } from "./look";
import { sarif } from "./sarif";

/** Ways of writing what was found. */
export const formats = ["text", "json", "sarif"] as const;

export type Format = (typeof formats)[number];

/** What a run has found, and what it could not look at. */
export interface Report {
    readonly found: readonly Located[];
    readonly closed: readonly Closed[];
    readonly files: number;
    readonly bytes: number;
}

/** A report as it is printed, with a line end. */
export function written(report: Report, format: Format): string {
    switch (format) {
        case "text":
            return text(report);
        case "json":
            return `${JSON.stringify(report.found.map(plain), null, 2)}\n`;
        case "sarif":
            return `${JSON.stringify(sarif(report), null, 2)}\n`;
    }
}

function text({ found, files, bytes }: Report): string {
    const lines = found.map(({ path, line, column, format, layers, entry }) => {
        const file = entry === "" ? "" : `, file ${entry}`;
        const inside = layers.length === 0 ? "" : `, inside ${layers.join(" inside ")}`;
        return `${path}:${line}:${column}: ${titleOf(format)}${file}${inside}`;
    });
    const size = `${files} ${files === 1 ? "file" : "files"}, ${(bytes / 1e6).toFixed(1)} MB`;
    const count = found.length === 1 ? "1 key" : `${found.length} keys`;
    return [...lines, `${found.length === 0 ? "No key" : count} in ${size}.`, ""].join("\n");
}

function plain({ path, line, column, format, layers }: Located): object {
    return { path, line, column, format, layers };
}
