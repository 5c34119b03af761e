/** A place in a text, as editors count: both from 1. In a binary file both are 0. */
export interface Position {
    readonly line: number;
    /** In units of UTF-16, as SARIF counts. */
    readonly column: number;
}

/** Bytes that are looked at for zeros, which only binary files have: as many as Git looks at. */
const sample = 8000;

/** The size of the mark that UTF-16 begins with, in bytes. */
const markSize = 2;

/** Answers where offsets in bytes are. The lines are counted once. */
export function positionsIn(data: Buffer): (offset: number) => Position {
    const utf16 = withoutMark(data);
    if (utf16 !== undefined) {
        const starts = lineStarts(utf16);
        return (offset) => {
            const at = Math.max(offset - markSize, 0) / 2;
            const line = lineAt(starts, at);
            return { line: line + 1, column: at - (starts[line] ?? 0) + 1 };
        };
    }
    if (data.subarray(0, sample).includes(0)) return () => ({ line: 0, column: 0 });
    const starts = lineStarts(data);
    return (offset) => {
        const line = lineAt(starts, offset);
        return { line: line + 1, column: data.toString("utf8", starts[line], offset).length + 1 };
    };
}

function lineStarts(text: Buffer | string): number[] {
    const starts = [0];
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) {
        starts.push(at + 1);
    }
    return starts;
}

/** The last line that begins at an offset or before it. */
function lineAt(starts: readonly number[], offset: number): number {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((starts[middle] ?? 0) <= offset) low = middle;
        else high = middle - 1;
    }
    return low;
}

/** A text that begins with the mark of UTF-16, without it. */
function withoutMark(data: Buffer): string | undefined {
    const mark = data.length < markSize ? 0 : data.readUInt16BE(0);
    if (mark !== 0xfffe && mark !== 0xfeff) return undefined;
    const even = Buffer.from(data.subarray(markSize, data.length & ~1));
    return (mark === 0xfeff ? even.swap16() : even).toString("utf16le");
}
