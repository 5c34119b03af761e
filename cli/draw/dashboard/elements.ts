import { element, rounded } from "../../markup";
import type { Markup } from "../../markup";

/** A place on the picture, in pixels. */
export interface Box {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
}

/** SVG's text at a place, which is the left end of its base line unless a class says else. */
export function text(x: number, y: number, words: string, classes?: string): Markup {
    return element("text", { x: rounded(x), y: rounded(y), class: classes }, words);
}

export function rectangle({ x, y, width, height }: Box, classes: string): Markup {
    const [left, top, wide, high] = [x, y, width, height].map(rounded);
    return element("rect", { x: left, y: top, width: wide, height: high, rx: 4, class: classes });
}

/** A line through points. */
export function line(
    points: readonly (readonly [x: number, y: number])[],
    classes: string,
): Markup {
    const written = points.map(([x, y]) => `${rounded(x)},${rounded(y)}`).join(" ");
    return element("polyline", { points: written, class: classes });
}
