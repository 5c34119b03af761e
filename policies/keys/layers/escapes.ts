import type { Text } from "../text";
import type { Layer } from "./layer";
import { rewritten } from "./rewritten";
import type { Replacement } from "./rewritten";

const backslash = 0x5c;

/** The longest escape behind its backslash: `u{10ffff}`. */
const longest = 9;

/** Escapes of JSON, JavaScript, YAML and shells: a code point, a byte, or a character as it is. */
const escape = /^(?:u\{([0-9a-f]{1,6})\}|u([0-9a-f]{4})|x([0-9a-f]{2})|([0-3][0-7]{2})|(["'/]))/i;

/**
 * Text in a string of another: JSON in JSON, or characters as numbers. Each string inside a string doubles
 * the backslashes, so any number of them is one. Escaped line ends and tabs need no layer, because they
 * are read as white space wherever they stand.
 */
export const escapes: Layer = {
    name: "escapes",
    peel: (text) => rewritten(text, nextEscape),
};

function nextEscape(text: Text, from: number): Replacement | undefined {
    const { data } = text;
    let start = data.indexOf(backslash, from);
    while (start !== -1) {
        let at = start;
        while (data[at] === backslash) at++;
        const match = escape.exec(text.characters({ start: at, end: at + longest }));
        if (match !== null) return { start, end: at + match[0].length, by: meant(match) };
        start = data.indexOf(backslash, at);
    }
    return undefined;
}

function meant([, long, short, byte, octal, character]: RegExpExecArray): Buffer {
    if (character !== undefined) return Buffer.from(character, "latin1");
    const number =
        octal === undefined ? parseInt(long ?? short ?? byte ?? "", 16) : parseInt(octal, 8);
    if (long === undefined && short === undefined) return Buffer.from([number]);
    return Buffer.from(number <= 0x10ffff ? String.fromCodePoint(number) : "");
}
