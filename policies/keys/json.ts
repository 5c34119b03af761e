import { placesOf } from "./bytes";
import type { Span } from "./bytes";
import type { Text } from "./text";

/** An object in JSON somewhere in a text. */
export interface Found extends Span {
    readonly fields: Readonly<Record<string, unknown>>;
}

/** Keys are small, and hold no more than parameters of parameters. */
const longest = 64 * 1024;
const deepest = 3;

/** More objects than this that are open are no JSON, and are forgotten. */
const mostOpen = 256;

const [open, close] = [0x7b, 0x7d];

/** An object that is not closed yet. */
interface Open {
    readonly start: number;
    /** How many objects are inside each other in it, itself included. */
    depth: number;
    isWanted: boolean;
}

/**
 * The innermost objects around the places of a field's name, by their braces: keys have none in their
 * strings. One pass finds them all, and none is parsed that is deep or large: a byte is read at most as
 * often as objects may be deep.
 */
export function objectsWith(text: Text, field: string): Found[] {
    // The closing quote is rarer than the opening one's letters.
    const places = placesOf(text.data, `${field}"`);
    return places.length === 0 ? [] : objectsAround(text, places);
}

function objectsAround({ data }: Text, places: readonly number[]): Found[] {
    const found: Found[] = [];
    const stack: Open[] = [];
    let next = 0;
    for (let at = 0; at < data.length; at++) {
        if (at >= (places[next] ?? Infinity)) {
            next++;
            const around = stack.at(-1);
            if (around !== undefined) around.isWanted = true;
        }
        const byte = data[at];
        if (byte === open) opened(stack, at);
        else if (byte === close) found.push(...closed(data, stack, at + 1));
    }
    return found;
}

function opened(stack: Open[], start: number): void {
    if (stack.length === mostOpen) stack.length = 0;
    stack.push({ start, depth: 1, isWanted: false });
}

function closed(data: Buffer, stack: Open[], end: number): Found[] {
    const inner = stack.pop();
    if (inner === undefined) return [];
    const outer = stack.at(-1);
    if (outer !== undefined) outer.depth = Math.max(outer.depth, inner.depth + 1);
    const { start, depth, isWanted } = inner;
    if (!isWanted || depth > deepest || end - start > longest) return [];
    const fields = parsed(data.toString("utf8", start, end));
    return fields === undefined ? [] : [{ start, end, fields }];
}

/** In a string of another text its line ends are escaped; they are white space, because keys have none. */
function parsed(text: string): Record<string, unknown> | undefined {
    try {
        return JSON.parse(text.replace(/\\+[nrt]/g, " ")) as Record<string, unknown>;
    } catch {
        return undefined;
    }
}
