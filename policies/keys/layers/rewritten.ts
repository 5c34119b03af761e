import type { Text } from "../text";
import type { Inner } from "./layer";
import { Stretch } from "./stretch";

/** Bytes that stand for others. */
export interface Replacement {
    readonly start: number;
    readonly end: number;
    readonly by: Buffer;
}

/** Finds the first escape at or behind an offset. */
export type Find = (text: Text, from: number) => Replacement | undefined;

/**
 * How far before the first and behind the last of some escapes a key may go on without one, in bytes. What
 * is further from any is looked at as it is, and need not be looked at again.
 */
const reach = 4096;

/** The stretches of a text that have escapes, with what the escapes stand for in their place. */
export function* rewritten(text: Text, find: Find): Generator<Inner> {
    const { data, name } = text;
    let next = find(text, 0);
    while (next !== undefined) {
        const stretch = new Stretch(data, Math.max(next.start - reach, 0));
        let end = next.start;
        while (next !== undefined && next.start - end <= reach) {
            stretch.replace(next.start, next.end, next.by);
            end = next.end;
            next = find(text, end);
        }
        stretch.copyTo(Math.min(end + reach, data.length));
        const outer = (offset: number): number => stretch.outerOf(offset);
        yield { data: stretch.bytes, name, isEntry: false, isPart: false, outer };
    }
}
