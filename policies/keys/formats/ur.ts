import { marked, phrasesThat } from "../detector";
import type { Detector } from "../detector";
import { crc32 } from "../hash";
import type { Text } from "../text";
import { wordLists } from "../words/wordLists";

/** The polynomial of the usual CRC-32, reversed. */
const ieee = 0xedb88320;

/** A uniform resource that may hold something private, by its name before 2023 or since. */
const resource =
    /^ur:(?:crypto-)?(seed|sskr|hdkey|eckey|output|output-descriptor|account|account-descriptor)\//i;

/** Room for the longest name. */
const longestName = 40;

/** CBOR tags of the same (BCR-2020-006), old and new. */
const tags = new Map([
    [300, "seed"],
    [40300, "seed"],
    [303, "hdkey"],
    [40303, "hdkey"],
    [306, "eckey"],
    [40306, "eckey"],
    [308, "output"],
    [40308, "output"],
    [309, "sskr"],
    [40309, "sskr"],
]);

/** In CBOR: the key of a node is 33 bytes that begin with 0; a single key is said to be private. */
const privateNode = Buffer.from("03582100", "hex");
const privateKey = Buffer.from("02f5035820", "hex");

/** The bytes of two letters each: the first and last of a byteword. */
const minimal = new Map(
    wordLists
        .filter(({ kind }) => kind === "bytewords")
        .flatMap(({ words }) => words)
        .map((word, byte) => [`${word.slice(0, 1)}${word.slice(-1)}`, byte]),
);

/** A seed, a share or a private key as a uniform resource, which wallets show as QR codes. */
export const ur: Detector = {
    format: "ur",
    title: "a seed or private key as a uniform resource (UR)",
    find: (text) => ["ur:", "UR:"].flatMap((scheme) => marked(scheme, endOfResource)(text)),
};

/** The same in whole words. */
export const bytewords: Detector = {
    format: "bytewords",
    title: "a seed or private key in Bytewords",
    find: phrasesThat("bytewords", ({ indices, isMarked }) => {
        const body = checked(Buffer.from(indices));
        if (body === undefined) return false;
        const type = body[0] === 0xd9 ? tags.get(body.readUInt16BE(1)) : undefined;
        if (type !== undefined) return isPrivate(type, body.subarray(3));
        // Without a tag it is a seed's bare bytes, which only what stands beside it can tell.
        return isPrivate("seed", body) || (isMarked && [16, 32].includes(body.length));
    }),
};

function endOfResource(text: Text, start: number): number | undefined {
    const name = text.characters({ start, end: start + longestName });
    const [head, type] = resource.exec(name) ?? [];
    if (head === undefined || type === undefined) return undefined;
    const from = start + head.length;
    let end = from;
    while (isLetter(text.data[end] ?? 0)) end++;
    const letters = text.characters({ start: from, end }).toLowerCase();
    const bytes = (letters.match(/../g) ?? []).map((pair) => minimal.get(pair));
    if (bytes.length < 16 || bytes.includes(undefined)) return undefined;
    const body = checked(Buffer.from(bytes.map((byte) => byte ?? 0)));
    return body !== undefined && isPrivate(type.toLowerCase(), body) ? end : undefined;
}

function isLetter(byte: number): boolean {
    const lower = byte | 0x20;
    return lower >= 0x61 && lower <= 0x7a;
}

/** The bytes before a right checksum, which ends them. */
function checked(bytes: Buffer): Buffer | undefined {
    const body = bytes.subarray(0, -4);
    const isRight = body.length >= 16 && crc32(body, ieee) === bytes.readUInt32BE(body.length);
    return isRight ? body : undefined;
}

function isPrivate(type: string, body: Buffer): boolean {
    switch (type) {
        case "seed": // a map whose entry 1 is the seed, of 16 bytes or more
            return ((body[0] ?? 0) & 0xe0) === 0xa0 && body[1] === 1 && isLongString(body[2] ?? 0);
        case "sskr":
            return isLongString(body[0] ?? 0);
        default:
            return body.includes(privateNode) || body.includes(privateKey);
    }
}

/** Whether a CBOR head is of a string of 16 bytes or more. */
function isLongString(head: number): boolean {
    return head >= 0x50 && head <= 0x58;
}
