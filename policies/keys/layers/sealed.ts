import type { Layer } from "./layer";

/** First bytes of files that Node has no means to open, and what they are. */
const heads: readonly (readonly [RegExp, string])[] = [
    [/^\xfd7zXZ\0/, "xz"],
    [/^BZh[1-9]1AY&SY/, "bzip2"],
    [/^\x28\xb5\x2f\xfd/, "Zstandard"],
    [/^7z\xbc\xaf\x27\x1c/, "7-Zip"],
    [/^Rar!\x1a\x07/, "RAR"],
    [/^\x04\x22\x4d\x18/, "LZ4"],
    [/^LZIP/, "lzip"],
];

/** What is compressed in a way that cannot be undone here. */
export const sealed: Layer = {
    name: "sealed",
    peel: ({ data }) => {
        const start = data.toString("latin1", 0, 16);
        const kind = heads.find(([head]) => head.test(start))?.[1];
        return kind === undefined
            ? []
            : [{ reason: `is compressed with ${kind}, which cannot be looked into`, offset: 0 }];
    },
};
