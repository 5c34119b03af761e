import { isUtf8 } from "node:buffer";

import { base64Alphabet } from "../bytes";
import type { ByteSet, Span } from "../bytes";
import { nameWords } from "../near";
import type { Text } from "../text";
import type { Inner } from "./layer";

/** Bytes that are looked at to tell text from anything else. */
const sample = 64;

/** From this length on, bytes are looked at whatever they are: a file may hold a key in its middle. */
const longEnough = 256;

/** What stands between the lines of something long: a line's end, escaped or not, and indentation. */
const lineEnd = /^(?:(?:\\+r)?\\+n|\r?\n)[ \t]*/;
const longestLineEnd = 80;

/** First bytes of what is looked into or is a key itself: archives, DER, wallets, OpenPGP, macaroons. */
const heads = [
    /^\x1f\x8b\x08/,
    /^x[\x01\x5e\x9c\xda]/,
    /^PK\x03\x04/,
    /^\xff\xfe|^\xfe\xff/,
    /^.\0.\0.\0.\0/,
    /^0[\x20-\x84]/,
    /^[\x94\x95\x9d\xc5\xc7]/,
    /^\x02\x01\x03lnd/,
    /^\xbaWALLET/,
    /^\x0a[\x10-\x20]org\./,
    /^BIE[12]/,
    /^openssh-key/,
];

/** What runs of characters stand for, when it may be a text or something known. */
export function decoded(text: Text, run: Span, data: Buffer): Inner[] {
    if (!isWorthLooking(data)) return [];
    const isWhole = run.start === 0 && run.end >= text.data.length - 2;
    const name = isWhole ? text.name : nameWords(text, run).join("_");
    return [{ data, name, isEntry: false, isPart: true, outer: () => run.start }];
}

/**
 * A run with the lines below it that are as long as it is, and the shorter one that ends them: how tools
 * write what is too long for a line. Answers with the characters, and where they end.
 */
export function joined(text: Text, { start, end }: Span): { characters: string; end: number } {
    const width = end - start;
    const lines = [text.characters({ start, end })];
    let at = end;
    for (let last = width; last === width;) {
        const [gap] = lineEnd.exec(text.characters({ start: at, end: at + longestLineEnd })) ?? [
            "",
        ];
        const from = at + gap.length;
        const to = endOf(text.data, base64Alphabet, from, from + width + 1);
        last = to - from;
        if (gap === "" || last === 0 || last > width || (last < width && !isEnd(text, to))) break;
        lines.push(text.characters({ start: from, end: to }));
        at = to;
    }
    return { characters: lines.join(""), end: at };
}

/** Whether what a line begins with ends there, but for padding: `name=value` is no base64. */
function isEnd(text: Text, at: number): boolean {
    return /^={0,2}(?:$|[\s"'`\\,;<>)}\]])/.test(text.characters({ start: at, end: at + 3 }));
}

function endOf(data: Buffer, set: ByteSet, from: number, limit: number): number {
    let at = from;
    while (at < limit && set[data[at] ?? 0] === 1) at++;
    return at;
}

function isWorthLooking(data: Buffer): boolean {
    return (
        data.length >= longEnough ||
        isText(data) ||
        heads.some((head) => head.test(data.toString("latin1", 0, sample)))
    );
}

/** Whether bytes begin with text: valid UTF-8 without control characters. */
function isText(data: Buffer): boolean {
    let end = Math.min(data.length, sample);
    // The sample may end within a character.
    while (end > 0 && ((data[end] ?? 0) & 0xc0) === 0x80) end--;
    const head = data.subarray(0, end);
    return isUtf8(head) && !/[\0-\x08\x0e-\x1a\x7f]/.test(head.toString("latin1"));
}
