import { decoded, joined } from "./encoded";
import type { Layer } from "./layer";

/** Bytes in either alphabet of base64, on one line or on many. */
export const base64: Layer = {
    name: "base64",
    *peel(text) {
        let free = 0;
        for (const run of text.base64) {
            if (run.start < free) continue;
            const { characters, end } = joined(text, run);
            free = end;
            yield* decoded(text, { start: run.start, end }, Buffer.from(characters, "base64"));
        }
    },
};
