import { readFileSync } from "node:fs";

/** The cells of a Markdown table's rows, in the section of a heading. Its first cells are code, or links of code. */
export function tableIn(file: string, heading: string): string[][] {
    const [, section = ""] =
        new RegExp(`##? ${heading}\\n([^]+?)\\n###? `).exec(readFileSync(file, "utf8")) ?? [];
    const rows = section.split("\n").filter((line) => /^\| \[?`/.test(line));
    return rows.map((row) =>
        row
            .split("|")
            .slice(1, -1)
            .map((cell) => cell.trim()),
    );
}
