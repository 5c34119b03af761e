/** The typefaces of a drawing, in pixels. */
export const type = {
    title: { size: 14, bold: true, leading: 19 },
    line: { size: 12, bold: false, leading: 16 },
} as const;

export type Type = (typeof type)[keyof typeof type];

/**
 * Widths of characters in a font's size, by DejaVu Sans, the widest of the usual sans-serif fonts. The
 * reader's font is not known, so a drawing leaves room for that one, and no text runs into another.
 */
const widths: readonly (readonly [RegExp, number])[] = [
    [/[iljI.,:;'|! ]/, 0.37],
    [/[ftr()[\]/"-]/, 0.46],
    [/[mwMW@%]/, 1],
    [/[A-Z+<>=~#&$]/, 0.84],
];

/** The width of any other character, for example a digit. */
const usualWidth = 0.64;

/** How much wider bold characters are. */
const boldWidth = 1.12;

/** The most that a text's width can be, in pixels. */
export function widthOf(text: string, { size, bold }: Type): number {
    const ems = Array.from(
        text,
        (one) => widths.find(([like]) => like.test(one))?.[1] ?? usualWidth,
    );
    return ems.reduce((sum, width) => sum + width, 0) * size * (bold ? boldWidth : 1);
}

/** A text in lines that are no wider than that; a word that is wider is broken. */
export function wrapped(text: string, width: number, font: Type): string[] {
    const lines: string[] = [];
    let line = "";
    for (const word of text.split(/\s+/).flatMap((one) => pieces(one, width, font))) {
        const longer = line === "" ? word : `${line} ${word}`;
        if (line === "" || widthOf(longer, font) <= width) {
            line = longer;
            continue;
        }
        lines.push(line);
        line = word;
    }
    return [...lines, line];
}

/** A word that is too wide in pieces, broken after a dot, a hyphen or a slash where there is one. */
function pieces(word: string, width: number, font: Type): string[] {
    if (widthOf(word, font) <= width) return [word];
    const parts = word
        .split(/(?<=[./-])/)
        .flatMap((part) => (widthOf(part, font) <= width ? [part] : Array.from(part)));
    return parts.reduce<string[]>((found, part) => {
        const last = found.at(-1);
        if (last === undefined || widthOf(last + part, font) > width) return [...found, part];
        return [...found.slice(0, -1), last + part];
    }, []);
}
