import { inflateRawSync } from "node:zlib";

import type { Text } from "../text";
import { inflated } from "./compressed";
import type { Budget, Closed, Inner, Layer } from "./layer";

/** Signatures of a first file, of a file in the directory, and of the directory's end (APPNOTE 4.3). */
const [localHead, directoryHead, directoryEnd] = [0x04034b50, 0x02014b50, 0x06054b50];

/** Sizes of the fixed parts of the same, in bytes. */
const [localSize, entrySize, endSize] = [30, 46, 22];

/** The end may have a comment of 65,535 bytes behind it. */
const farthestEnd = endSize + 0xffff;

const [stored, deflated] = [0, 8];

/** A file in the directory. */
interface Entry {
    readonly name: string;
    readonly method: number;
    readonly isEncrypted: boolean;
    readonly size: number;
    /** Where its local head is. */
    readonly at: number;
}

/** A zip archive, and what is one: jar, docx, wheels. */
export const zip: Layer = {
    name: "zip",
    *peel(text, budget) {
        const { data } = text;
        if (data.length < endSize || ![localHead, directoryEnd].includes(data.readUInt32LE(0))) {
            return;
        }
        const entries = entriesIn(data);
        if (entries === undefined) yield closed("is a damaged zip archive");
        for (const entry of entries ?? []) yield* contentOf(text, entry, budget);
    },
};

function entriesIn(data: Buffer): Entry[] | undefined {
    const end = endOfDirectory(data);
    if (end === undefined) return undefined;
    const entries: Entry[] = [];
    let at = data.readUInt32LE(end + 16);
    for (let count = data.readUInt16LE(end + 10); count > 0; count--) {
        if (at + entrySize > data.length || data.readUInt32LE(at) !== directoryHead) {
            return undefined;
        }
        const nameLength = data.readUInt16LE(at + 28);
        entries.push({
            name: data.toString("utf8", at + entrySize, at + entrySize + nameLength),
            method: data.readUInt16LE(at + 10),
            isEncrypted: (data.readUInt16LE(at + 8) & 1) !== 0,
            size: data.readUInt32LE(at + 20),
            at: data.readUInt32LE(at + 42),
        });
        at += entrySize + nameLength + data.readUInt16LE(at + 30) + data.readUInt16LE(at + 32);
    }
    return entries;
}

function endOfDirectory(data: Buffer): number | undefined {
    const tail = data.subarray(Math.max(data.length - farthestEnd, 0));
    const mark = Buffer.alloc(4);
    mark.writeUInt32LE(directoryEnd);
    const at = tail.lastIndexOf(mark);
    const end = at + data.length - tail.length;
    return at === -1 || end + endSize > data.length ? undefined : end;
}

function* contentOf({ data }: Text, entry: Entry, budget: Budget): Generator<Inner | Closed> {
    if (entry.name.endsWith("/")) return;
    const { at, size } = entry;
    const isThere = at + localSize <= data.length && data.readUInt32LE(at) === localHead;
    const start = isThere
        ? at + localSize + data.readUInt16LE(at + 26) + data.readUInt16LE(at + 28)
        : data.length;
    const content = data.subarray(start, start + size);
    if (content.length < size || !isThere) yield closed("has a damaged entry");
    else if (entry.isEncrypted) yield closed("has an entry under a password");
    else if (entry.method === stored) yield inner(entry, content, start);
    else if (entry.method !== deflated) yield closed("has an entry in an unknown compression");
    else {
        const opened = inflated(inflateRawSync, content, budget);
        if (opened === undefined) yield closed("has a damaged entry");
        else if (typeof opened === "string") yield closed(opened);
        else yield inner(entry, opened, start);
    }
}

function inner({ name }: Entry, data: Buffer, start: number): Inner {
    return { data, name, isEntry: true, isPart: false, outer: () => start };
}

function closed(reason: string): Closed {
    return { reason, offset: 0 };
}
