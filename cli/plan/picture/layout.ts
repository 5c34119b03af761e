import { type, wrapped } from "./measure";
import type { Type } from "./measure";

/** A thing with a title, and a few words about it. */
export interface Box {
    readonly kind: "box";
    readonly id: string;
    readonly title: string;
    readonly lines: readonly string[];
    readonly look?: "outside" | "daemon" | "store";
    /** The components of the program that it stands for, by name. */
    readonly of?: readonly string[];
}

/** Parts below each other in a border. */
export interface Frame {
    readonly kind: "frame";
    readonly id: string;
    readonly title: string;
    readonly parts: readonly Part[];
    readonly look: "region" | "vpc" | "public" | "private" | "task" | "paused";
    readonly of?: readonly string[];
}

/** Boxes beside each other, in equal columns. A column may stay empty. */
export interface Grid {
    readonly kind: "grid";
    /** As many as the drawing's width allows, if left open; then a last row of fewer is as wide. */
    readonly columns?: number;
    readonly boxes: readonly (Box | undefined)[];
    /** What the first box asks the second: an arrow between the two, with these words. */
    readonly link?: string;
}

/** Room between parts for the words of the arrows on both sides. */
export interface Gap {
    readonly kind: "gap";
    readonly left: string;
    readonly right: string;
}

export type Part = Box | Frame | Grid | Gap;

/** A part where it lies, in pixels; `text` is set beside arrows. */
export interface Placed {
    readonly part: Box | Frame | { readonly kind: "text"; readonly side: "left" | "right" };
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
    readonly title: readonly string[];
    readonly lines: readonly string[];
}

/** What a drawing's width settles, in pixels. */
export interface Measures {
    readonly width: number;
    /** Between a border and what is inside, and between parts. */
    readonly pad: number;
    /** Where the arrows on the left run; those on the right run as far from the other side. */
    readonly rail: number;
    /** Columns of a grid that leaves them open. */
    readonly columns: number;
}

/** A drawing for a page as wide as a window, and one for a telephone's 360 pixels. */
export const wide: Measures = { width: 820, pad: 14, rail: 84, columns: 3 };
export const narrow: Measures = { width: 328, pad: 8, rail: 48, columns: 2 };

/** The space between two boxes with an arrow from one to the other. */
const linkWidth = 44;

/** Places parts below each other. What comes out is in the order in which it is drawn. */
export function layOut(
    parts: readonly Part[],
    measures: Measures,
    [x, y, width]: readonly [number, number, number] = [0, 0, measures.width],
): { placed: Placed[]; height: number } {
    const placed: Placed[] = [];
    let at = y;
    for (const [i, part] of parts.entries()) {
        const before = parts[i - 1];
        const close = before === undefined || before.kind === "gap" || part.kind === "gap";
        at += close ? 0 : measures.pad;
        const one = place(part, measures, [x, at, width]);
        placed.push(...one.placed);
        at += one.height;
    }
    return { placed, height: at - y };
}

function place(
    part: Part,
    measures: Measures,
    at: readonly [number, number, number],
): { placed: Placed[]; height: number } {
    switch (part.kind) {
        case "box":
            return placeBox(part, measures, at);
        case "frame":
            return placeFrame(part, measures, at);
        case "grid":
            return placeGrid(part, measures, at);
        case "gap":
            return placeGap(part, measures, at);
    }
}

function placeBox(part: Box, { pad }: Measures, [x, y, width]: readonly [number, number, number]) {
    const inside = width - 2 * pad;
    const title = wrapped(part.title, inside, type.title);
    const lines = part.lines.flatMap((line) => wrapped(line, inside, type.line));
    const height = 1.5 * pad + heightOf(title, type.title) + heightOf(lines, type.line);
    return { placed: [{ part, x, y, width, height, title, lines }], height };
}

function placeFrame(
    part: Frame,
    measures: Measures,
    [x, y, width]: readonly [number, number, number],
) {
    const { pad, rail } = measures;
    // The title stands between the arrows, which run from top to bottom on both sides.
    const title = wrapped(part.title, measures.width - 2 * (rail + 10), type.line);
    const head = pad + heightOf(title, type.line) + pad / 2;
    const inside = layOut(part.parts, measures, [x + pad, y + head, width - 2 * pad]);
    const height = head + inside.height + pad;
    return {
        placed: [{ part, x, y, width, height, title, lines: [] }, ...inside.placed],
        height,
    };
}

function placeGrid(
    { columns: fixed, boxes, link }: Grid,
    measures: Measures,
    [x, y, width]: readonly [number, number, number],
) {
    const columns = fixed ?? measures.columns;
    const space = link === undefined ? measures.pad : linkWidth;
    const placed: Placed[] = [];
    let top = y;
    for (let first = 0; first < boxes.length; first += columns) {
        if (first > 0) top += measures.pad;
        const inRow = boxes.slice(first, first + columns);
        const column = (width + space) / (fixed ?? inRow.length) - space;
        const row = inRow.map(
            (box, i) => box && place(box, measures, [x + i * (column + space), top, column]),
        );
        const height = Math.max(...row.map((one) => one?.height ?? 0));
        for (const one of row) {
            placed.push(...(one?.placed ?? []).map((box) => ({ ...box, height })));
        }
        top += height;
    }
    return { placed, height: top - y };
}

function placeGap({ left, right }: Gap, measures: Measures, at: readonly [number, number, number]) {
    const { width, rail, pad } = measures;
    const y = at[1];
    const x = rail + 10;
    const room = width / 2 - x - 4;
    const sides = [
        ["left", x, left],
        ["right", width - x - room, right],
    ] as const;
    const texts = sides.map(([side, from, words]): Placed => {
        const lines = words === "" ? [] : wrapped(words, room, type.line);
        const height = heightOf(lines, type.line);
        return { part: { kind: "text", side }, x: from, y, width: room, height, title: [], lines };
    });
    const height = Math.max(2 * pad, ...texts.map((one) => one.height + pad));
    // In the middle of the room that the longer text needs.
    const centred = texts.map((one) => ({ ...one, y: y + (height - one.height) / 2 }));
    return { placed: centred, height };
}

function heightOf(lines: readonly string[], { leading }: Type): number {
    return lines.length * leading;
}
