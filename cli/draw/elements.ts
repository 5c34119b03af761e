/** A place on the picture, in pixels. */
export interface Box {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

/** SVG's text at a place, which is the left end of its base line unless a class says else. */
export function text(x: number, y: number, words: string, classes = ""): string {
    const styled = classes === "" ? "" : ` class="${classes}"`;
    return `<text x="${rounded(x)}" y="${rounded(y)}"${styled}>${escaped(words)}</text>\n`;
}

export function rectangle({ x, y, width, height }: Box, classes: string): string {
    const [left, top, wide, high] = [x, y, width, height].map(rounded);
    return (
        `<rect x="${left}" y="${top}" width="${wide}" height="${high}" rx="4" ` +
        `class="${classes}"/>\n`
    );
}

/** A line through points. */
export function line(
    points: readonly (readonly [x: number, y: number])[],
    classes: string,
): string {
    const written = points.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join(" ");
    return `<polyline points="${written}" class="${classes}"/>\n`;
}

/** A tenth of a pixel is enough, and the same on every machine. */
function rounded(pixels: number): string {
    return String(Math.round(pixels * 10) / 10);
}

function escaped(words: string): string {
    return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
