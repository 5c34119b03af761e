import type { Text } from "../text";
import type { Inner } from "./layer";

/** Bytes that stand for others. */
export interface Replacement {
    readonly start: number;
    readonly end: number;
    readonly by: Buffer;
}

/**
 * How far before the first and behind the last of some escapes a key may go on without one, in bytes. What
 * is further from any is looked at as it is, and need not be looked at again.
 */
const reach = 4096;

/** The stretches of a text that have escapes, with what the escapes stand for in their place. */
export function rewritten(text: Text, replacements: readonly Replacement[]): Inner[] {
    const inners: Inner[] = [];
    let from = 0;
    for (let i = 1; i <= replacements.length; i++) {
        const gap = (replacements[i]?.start ?? Infinity) - (replacements[i - 1]?.end ?? 0);
        if (gap <= reach) continue;
        inners.push(stretch(text, replacements.slice(from, i)));
        from = i;
    }
    return inners;
}

function stretch({ data, name }: Text, replacements: readonly Replacement[]): Inner {
    const start = Math.max((replacements[0]?.start ?? 0) - reach, 0);
    const end = Math.min((replacements.at(-1)?.end ?? 0) + reach, data.length);
    const parts: Buffer[] = [];
    const marks: [inner: number, outer: number][] = [[0, start]];
    let length = 0;
    let at = start;
    for (const { start: next, end: behind, by } of replacements) {
        parts.push(data.subarray(at, next), by);
        length += next - at + by.length;
        at = behind;
        marks.push([length, at]);
    }
    parts.push(data.subarray(at, end));
    const outer = (offset: number): number => outerOf(marks, offset);
    return { data: Buffer.concat(parts), name, isEntry: false, isPart: false, outer };
}

/** Goes back from an offset to the last mark before it. */
function outerOf(marks: readonly [number, number][], offset: number): number {
    let [low, high] = [0, marks.length - 1];
    while (low < high) {
        const middle = Math.ceil((low + high) / 2);
        if ((marks[middle]?.[0] ?? 0) <= offset) low = middle;
        else high = middle - 1;
    }
    const [inner, outer] = marks[low] ?? [0, 0];
    return outer + offset - inner;
}
