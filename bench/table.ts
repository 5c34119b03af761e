/** Rows as a table of Markdown, the first of them the head. Numbers stand on the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string {
    const [head = [], ...body] = rows;
    const widths = head.map((_, i) => Math.max(3, ...rows.map((row) => String(row[i]).length)));
    const isNumber = head.map((_, i) => body.every((row) => typeof row[i] === "number"));
    const lineOf = (row: readonly (string | number)[]): string =>
        `| ${row.map((cell, i) => aligned(String(cell), widths[i] ?? 0, isNumber[i] === true)).join(" | ")} |`;
    const rule = widths.map((width, i) =>
        isNumber[i] === true ? `${"-".repeat(width - 1)}:` : "-".repeat(width),
    );
    return [lineOf(head), `| ${rule.join(" | ")} |`, ...body.map(lineOf)].join("\n");
}

function aligned(text: string, width: number, isRight: boolean): string {
    return isRight ? text.padStart(width) : text.padEnd(width);
}
