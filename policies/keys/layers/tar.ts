import type { Inner, Layer } from "./layer";

/** Heads and contents fill blocks (POSIX, pax interchange format). */
const block = 512;

/** A tar archive: a file after the other, each with a head. */
export const tar: Layer = {
    name: "tar",
    *peel({ data }) {
        if (!isHead(data, 0)) return;
        let longName: string | undefined;
        let at = 0;
        while (isHead(data, at)) {
            const size = sizeAt(data, at);
            const start = at + block;
            const content = data.subarray(start, start + size);
            if (content.length < size) {
                yield { reason: "is a tar archive that is cut off", offset: at };
            }
            const type = data.toString("latin1", at + 156, at + 157);
            if (type === "L") longName = textIn(content);
            else if (type === "x") longName = pathIn(content);
            else {
                if (content.length > 0) yield inner(longName ?? nameAt(data, at), content, start);
                longName = undefined;
            }
            at = start + block * Math.ceil(size / block);
        }
        if (at < data.length && !isPadding(data, at)) {
            yield { reason: "is a damaged tar archive", offset: at };
        }
    },
};

/** Whether a block is a head: its checksum is the sum of its bytes, with spaces for the checksum. */
function isHead(data: Buffer, at: number): boolean {
    if (at + block > data.length || data[at] === 0) return false;
    const [, octal] =
        /^[ 0]*([0-7]{1,7})[ \0]/.exec(data.toString("latin1", at + 148, at + 156)) ?? [];
    if (octal === undefined) return false;
    let sum = 8 * 0x20;
    for (let i = at; i < at + block; i++) sum += i < at + 148 || i >= at + 156 ? (data[i] ?? 0) : 0;
    return sum === parseInt(octal, 8);
}

/** A size is in octal digits, or above 8 GiB a binary number. */
function sizeAt(data: Buffer, at: number): number {
    const field = data.subarray(at + 124, at + 136);
    if ((field[0] ?? 0) & 0x80) return field.readUIntBE(6, 6);
    return parseInt(textIn(field).trim(), 8) || 0;
}

function nameAt(data: Buffer, at: number): string {
    const name = textIn(data.subarray(at, at + 100));
    const isPosix = data.toString("latin1", at + 257, at + 262) === "ustar";
    const prefix = isPosix ? textIn(data.subarray(at + 345, at + 500)) : "";
    return prefix === "" ? name : `${prefix}/${name}`;
}

/** The path among the records of an extended head, each of which is `length name=value`. */
function pathIn(records: Buffer): string | undefined {
    return /^\d+ path=(.*)$/m.exec(records.toString())?.[1];
}

function textIn(bytes: Buffer): string {
    const end = bytes.indexOf(0);
    return bytes.toString("utf8", 0, end === -1 ? bytes.length : end);
}

/** The end of an archive is filled with zeros. */
function isPadding(data: Buffer, at: number): boolean {
    return data.subarray(at, at + block).every((byte) => byte === 0);
}

function inner(name: string, data: Buffer, start: number): Inner {
    return { data, name, isEntry: true, isPart: false, outer: () => start };
}
