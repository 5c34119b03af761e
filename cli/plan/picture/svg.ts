import { element, rounded } from "../../markup";
import type { Markup } from "../../markup";
import { layOut } from "./layout";
import type { Measures, Part, Placed } from "./layout";
import { type } from "./measure";
import type { Type } from "./measure";

/** A picture of parts and of what flows between them. */
export interface Drawing {
    readonly title: string;
    /** The picture in words, for who does not see it. */
    readonly description: string;
    readonly parts: readonly Part[];
    readonly arrows: readonly Arrow[];
}

/** An arrow down or up between two parts, by their ids; on the side of the wallets or of the peers. */
export interface Arrow {
    readonly from: string;
    readonly to: string;
    readonly side: "left" | "right";
    /** Not in use for now. */
    readonly idle?: boolean;
}

/** Draws for one width. `style` is for an SVG that is a file of its own; a page has it once. */
export function svg(drawing: Drawing, measures: Measures, style?: string): Markup {
    const { placed, height } = layOut(drawing.parts, measures);
    const frames = placed.filter(({ part }) => part.kind === "frame");
    const others = placed.filter(({ part }) => part.kind !== "frame");
    const margin = style === undefined ? 1 : measures.pad;
    const size = [measures.width + 2 * margin, height + 2 * margin] as const;
    return element(
        "svg",
        {
            xmlns: "http://www.w3.org/2000/svg",
            viewBox: `${-margin} ${-margin} ${size[0]} ${rounded(size[1])}`,
            ...(style === undefined ? {} : { width: size[0], height: rounded(size[1]) }),
            role: "img",
            class: "drawing",
        },
        element("title", {}, drawing.title),
        element("desc", {}, drawing.description),
        ...(style === undefined ? [] : [element("style", {}, style), paper(margin, size)]),
        ...frames.map(drawn),
        ...drawing.arrows.map((arrow) => arrowOf(arrow, placed, measures)),
        ...linksIn(drawing.parts, placed),
        ...others.map(drawn),
    );
}

/** A ground of its own, so that it can be read on any page. */
function paper(margin: number, [width, height]: readonly [number, number]): Markup {
    const at = { x: -margin, y: -margin, width, height: rounded(height) };
    return element("rect", { ...at, rx: 8, class: "paper" });
}

function drawn(placed: Placed): Markup {
    const { part, x, y, width, height } = placed;
    if (part.kind === "text") {
        const end = part.side === "right";
        const at = { x: end ? x + width : x, y, class: "words", end };
        return element("g", {}, ...textLines(placed.lines, type.line, at));
    }
    const of = part.of?.join(" ");
    const box = { x: rounded(x), y: rounded(y), width: rounded(width), height: rounded(height) };
    return element(
        "g",
        { "data-id": part.id, "data-of": of },
        of !== undefined && element("title", {}, of),
        element("rect", { ...box, rx: 6, class: `${part.kind} ${part.look ?? "plain"}` }),
        ...(part.kind === "frame" ? frameText(placed) : boxText(placed)),
    );
}

function frameText({ x, y, width, title }: Placed): Markup[] {
    return textLines(title, type.line, { x: x + width / 2, y: y + 8, class: "words middle" });
}

function boxText({ x, y, width, height, title, lines }: Placed): Markup[] {
    const high = title.length * type.title.leading + lines.length * type.line.leading;
    const top = y + (height - high) / 2;
    const at = { x: x + width / 2, y: top };
    const below = top + title.length * type.title.leading;
    return [
        ...textLines(title, type.title, { ...at, class: "name middle" }),
        ...textLines(lines, type.line, { ...at, y: below, class: "words middle" }),
    ];
}

function textLines(
    lines: readonly string[],
    { leading, size }: Type,
    at: { x: number; y: number; class: string; end?: boolean },
): Markup[] {
    // A baseline lies about a third of the size below the middle of its line.
    return lines.map((line, i) => {
        const y = rounded(at.y + (i + 0.5) * leading + size * 0.35);
        const name = at.end ? `${at.class} end` : at.class;
        return element("text", { x: rounded(at.x), y, class: name }, line);
    });
}

function arrowOf(
    { from, to, side, idle }: Arrow,
    placed: readonly Placed[],
    { width, rail }: Measures,
): Markup {
    const [start, end] = [partOf(from, placed), partOf(to, placed)];
    const down = start.y < end.y;
    const x = side === "left" ? rail : width - rail;
    const y1 = down ? start.y + start.height : start.y;
    const y2 = down ? end.y : end.y + end.height;
    return line([x, y1], [x, y2], idle);
}

function linksIn(parts: readonly Part[], placed: readonly Placed[]): Markup[] {
    return parts.flatMap((part) => {
        if (part.kind === "frame") return linksIn(part.parts, placed);
        if (part.kind !== "grid" || part.link === undefined) return [];
        const [from, to] = part.boxes;
        if (from === undefined || to === undefined) return [];
        const [start, end] = [partOf(from.id, placed), partOf(to.id, placed)];
        const y = start.y + start.height / 2;
        const middle = (start.x + start.width + end.x) / 2;
        const at = { x: middle, y: y - type.line.leading - 4, class: "words middle" };
        return [
            line([start.x + start.width, y], [end.x, y]),
            ...textLines([part.link], type.line, at),
        ];
    });
}

/** A line with a head, from one point to another. */
function line(
    from: readonly [number, number],
    to: readonly [number, number],
    idle = false,
): Markup {
    const [dx, dy] = [Math.sign(to[0] - from[0]), Math.sign(to[1] - from[1])];
    const [x, y] = [rounded(to[0] - dx), rounded(to[1] - dy)];
    const back = [x - dx * 8, y - dy * 8] as const;
    const head = [
        `M${x} ${y}`,
        `L${rounded(back[0] - dy * 4)} ${rounded(back[1] - dx * 4)}`,
        `L${rounded(back[0] + dy * 4)} ${rounded(back[1] + dx * 4)}Z`,
    ].join("");
    const stem = `M${rounded(from[0])} ${rounded(from[1])}L${rounded(back[0])} ${rounded(back[1])}`;
    return element(
        "g",
        { class: idle ? "arrow idle" : "arrow" },
        element("path", { d: stem, class: "stem" }),
        element("path", { d: head, class: "head" }),
    );
}

function partOf(id: string, placed: readonly Placed[]): Placed {
    const found = placed.find(({ part }) => part.kind !== "text" && part.id === id);
    if (found === undefined) throw new Error(`the drawing has no part ${id}`);
    return found;
}
