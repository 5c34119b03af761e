/** A promise that held. */
export interface Row {
    readonly promise: string;
    readonly figures: string;
    readonly seconds: number;
}

/** The rehearsal as a Markdown table, so that it can be put into a document as it is. */
export function table(rows: readonly Row[], cast: string): string {
    const total = rows.reduce((sum, { seconds }) => sum + seconds, 0);
    const lines = rows.map(
        ({ promise, figures, seconds }) => `| ${promise} | ${figures} | ${seconds.toFixed(0)} s |`,
    );
    return [
        `Rehearsed with ${cast}: ${rows.length} promises held in ${total.toFixed(0)} s.`,
        "",
        "| promise | this run | time |",
        "| ------- | -------- | ---: |",
        ...lines,
    ].join("\n");
}
