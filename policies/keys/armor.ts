import { alphanumeric, placesOf } from "./bytes";
import type { Span } from "./bytes";
import type { Text } from "./text";

/** Something binary between a BEGIN and an END line. */
export interface Armor extends Span {
    /** What BEGIN says, as in `RSA PRIVATE KEY`. */
    readonly label: string;
    /** The header lines that came first, which say that it is encrypted. */
    readonly headers: string;
    readonly content: Buffer;
}

const opening = /^-----BEGIN ([A-Z0-9 ]{0,60})-----/;

/** Header lines of PEM (RFC 1421) and OpenPGP: a name, a colon, and the rest of the line. */
const header = /^[\s\\nr"'+,>#*]*([A-Za-z0-9-]{3,40}: ?[^\n\\]{0,200}(?:\\+[nr]|[\r\n])+)/;

/**
 * The two that say how a key is encrypted (RFC 1421, 4.6). They end without a line's end as well, as where a
 * key is on one line: initial values have 8 or 16 bytes.
 */
const encryption =
    /^[\s\\nrt"'+,>#*;|/]*Proc-Type: ?4,ENCRYPTED[\s\\nrt"'+,>#*;|/]*DEK-Info: ?[A-Z0-9-]{3,20},(?:[0-9A-F]{32}|[0-9A-F]{16})/;

/** How far the header lines go, in bytes. */
const longestHeaders = 600;

/**
 * What stands between lines: white space, escapes, quotes, and what comments begin with. A plus sign is
 * base64, unless space or a quote follows it.
 */
const joint =
    /^(?:(?:[\r\n]|\\+[nr])+[ \t]*\/\/[ \t]|(?:[\s"'`,>#*;:|]|\\[nrt]?)+(?:\+(?:[\s"'`]|\\[nrt]?)+)*)/;

/** Room for the longest of them that is indented. */
const longestJoint = 60;

/** The longest content, in bytes of base64: a key of 16,384 bits has 13,000. */
const longest = 40_000;

/**
 * What stands in armour in a text, in any of the ways that it gets into another: with line ends escaped,
 * indented, behind comment marks, on one line, or in quotes with `+` between.
 */
export function armorsIn(text: Text): Armor[] {
    let free = 0;
    return placesOf(text.data, "-----BEGIN ").flatMap((start) => {
        const head = text.characters({ start, end: start + 80 });
        const [line, label] = opening.exec(head) ?? [];
        if (line === undefined || label === undefined || start < free) return [];
        const { headers, from } = headersAt(text, start + line.length);
        const { base64, end } = bodyAt(text, from);
        free = end;
        return [{ start, end, label, headers, content: Buffer.from(base64, "base64") }];
    });
}

function headersAt(text: Text, start: number): { headers: string; from: number } {
    let rest = text.characters({ start, end: start + longestHeaders });
    let headers = encryption.exec(rest)?.[0] ?? "";
    rest = rest.slice(headers.length);
    for (let found = header.exec(rest); found !== null; found = header.exec(rest)) {
        headers += found[0];
        rest = rest.slice(found[0].length);
    }
    return { headers, from: start + headers.length };
}

/** The base64 up to what cannot belong to it: the END line, or OpenPGP's checksum. */
function bodyAt(text: Text, from: number): { base64: string; end: number } {
    const { data } = text;
    let base64 = "";
    let at = from;
    let start = from;
    const limit = Math.min(data.length, from + longest);
    const keep = (end: number): void => {
        base64 += text.characters({ start, end });
    };
    while (at < limit) {
        const byte = data[at] ?? 0;
        if (isBase64(byte)) {
            at++;
            continue;
        }
        keep(at);
        const gap = joint.exec(text.characters({ start: at, end: at + longestJoint }));
        if (gap === null) return { base64, end: at };
        at += gap[0].length;
        start = at;
    }
    keep(at);
    return { base64, end: at };
}

function isBase64(byte: number): boolean {
    return alphanumeric[byte] === 1 || byte === 0x2b || byte === 0x2f;
}
