import type { Layer } from "./layer";

/** Bytes that are looked at to tell UTF-16 by its zeros, where it has no mark. */
const sample = 256;

type Order = "little" | "big";

/** Text of Windows: two bytes for each character. */
export const utf16: Layer = {
    name: "utf-16",
    peel: ({ data, name }) => {
        const order = orderOf(data);
        if (order === undefined) return [];
        const even = Buffer.from(data.subarray(0, data.length & ~1));
        const characters = (order === "big" ? even.swap16() : even).toString("utf16le");
        const inner = Buffer.from(characters);
        const outer = (offset: number): number => 2 * inner.toString("utf8", 0, offset).length;
        return [{ data: inner, name, isEntry: false, isPart: false, outer }];
    },
};

/** The order of bytes that a mark says, or that zeros in every other place of Latin text show. */
function orderOf(data: Buffer): Order | undefined {
    if (data[0] === 0xff && data[1] === 0xfe) return "little";
    if (data[0] === 0xfe && data[1] === 0xff) return "big";
    const pairs = Math.min(data.length, sample) >> 1;
    if (pairs < 8) return undefined;
    let [even, odd] = [0, 0];
    for (let i = 0; i < pairs; i++) {
        if (data[2 * i] === 0) even++;
        if (data[2 * i + 1] === 0) odd++;
    }
    if (odd > 0.8 * pairs && even === 0) return "little";
    return even > 0.8 * pairs && odd === 0 ? "big" : undefined;
}
