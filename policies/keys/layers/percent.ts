import type { Layer } from "./layer";
import { rewritten } from "./rewritten";
import type { Find } from "./rewritten";

/** How often `%` itself is written so, where one such text is in another. */
const again = /^(?:25){0,3}([0-9a-f]{2})/i;

/** What stands behind a mark: how long it is, and the bytes that it means in hexadecimal. */
type Read = (after: string) => readonly [length: number, hex: string] | undefined;

/** Bytes written as in URLs: `%` and two hexadecimal digits. */
export const percent: Layer = {
    name: "percent",
    peel: (text) =>
        rewritten(
            text,
            behind("%", (after) => {
                const [digits, byte] = again.exec(after) ?? [];
                return digits === undefined ? undefined : [digits.length, byte ?? ""];
            }),
        ),
};

/** A text that a mail program made to survive: `=` and two digits, or the end of a line. */
export const quotedPrintable: Layer = {
    name: "quoted-printable",
    peel: (text) =>
        text.data.includes("quoted-printable")
            ? rewritten(
                  text,
                  behind("=", (after) => {
                      const [lineEnd] = /^(?:(?:\\+r)?\\+n|\r?\n)/.exec(after) ?? [];
                      if (lineEnd !== undefined) return [lineEnd.length, ""];
                      const [byte] = /^[0-9A-F]{2}/.exec(after) ?? [];
                      return byte === undefined ? undefined : [byte.length, byte];
                  }),
              )
            : [],
};

function behind(mark: string, read: Read): Find {
    return (text, from) => {
        const { data } = text;
        for (let at = data.indexOf(mark, from); at !== -1; at = data.indexOf(mark, at + 1)) {
            const [length, hex] = read(text.characters({ start: at + 1, end: at + 9 })) ?? [];
            if (length === undefined || hex === undefined) continue;
            return { start: at, end: at + 1 + length, by: Buffer.from(hex, "hex") };
        }
        return undefined;
    };
}
