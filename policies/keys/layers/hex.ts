import { decoded, joined } from "./encoded";
import type { Layer } from "./layer";

/** The shortest that is looked at, in digits: a mini key of 22 characters. */
const shortest = 44;

const digits = /^(?:0x)?((?:[0-9a-f]{2})+)$/i;

/** Bytes in hexadecimal, on one line or on many. */
export const hex: Layer = {
    name: "hex",
    *peel(text) {
        let free = 0;
        for (const run of text.tokens) {
            if (run.start < free || run.end - run.start < shortest) continue;
            if (!digits.test(text.characters(run))) continue;
            const { characters, end } = joined(text, run);
            free = end;
            const [, all = ""] = digits.exec(characters) ?? digits.exec(text.characters(run)) ?? [];
            yield* decoded(text, { start: run.start, end }, Buffer.from(all, "hex"));
        }
    },
};
