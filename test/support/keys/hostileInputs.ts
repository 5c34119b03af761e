import { wif } from "./base58";
import { wordsOf } from "./lists";
import { publicBytes } from "./numbers";

const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Inputs that give each part of the scanner the most to do, of any size. */
export const hostileInputs: Record<string, (bytes: number) => Buffer> = {
    "words of a seed list": (bytes) => repeated(() => word("slip39"), " ", bytes),
    "phrases of 28 words beside a key's word": (bytes) =>
        repeated((i) => (i % 28 === 0 ? `\nseed: ${word("slip39")}` : word("slip39")), " ", bytes),
    "tokens as long as WIF": (bytes) => repeated(() => token(52), " ", bytes),
    "hexadecimal beside a key's word": (bytes) => repeated(() => `seed=${token(64)}`, " ", bytes),
    "beginnings of PEM": (bytes) => repeated(() => "-----BEGIN PRIVATE KEY-----", "\n", bytes),
    "objects inside objects": (bytes) => repeated(() => '{"kty":', "", bytes),
    "escapes of all kinds": (bytes) => repeated(() => "\\u0041%41=41 quoted-printable", " ", bytes),
    backslashes: (bytes) => repeated(() => '\\\\\\"', "", bytes),
    "base64 in base64": (bytes) => nested(bytes),
    "one word of a list beside a key's word": (bytes) => repeated(() => "acid", " secret ", bytes),
    "one word of several lists": (bytes) => repeated(() => "just", " ", bytes),
    "escapes in escapes": (bytes) => repeated(() => "\\x255c785c78%5Cx5c", "secret ", bytes),
    "descriptors without an end": (bytes) =>
        repeated((i) => (i % 50 === 49 ? wif("hostile") : "pk("), "", bytes),
    "names without a value": (bytes) => repeated(() => "seed_phrase_of_wallet:", "\n   ", bytes),
    "lines of base64": (bytes) => repeated(() => "QUJD".repeat(19), "\n", bytes),
    "Chinese without spaces": (bytes) => repeated(() => "的一是乙", "", bytes),
    "bytes in sixteens": (bytes) => repeated(() => "5c78".repeat(12), " ", bytes),
    "random bytes": (bytes) => publicBytes("hostile", bytes),
};

function repeated(part: (i: number) => string, between: string, bytes: number): Buffer {
    const parts: string[] = [];
    for (let length = 0, i = 0; length < bytes; i++) {
        const next = part(i);
        parts.push(next);
        length += next.length + between.length;
    }
    return Buffer.from(parts.join(between)).subarray(0, bytes);
}

/** Numbers that look random, the same in every run. */
const numbers = publicBytes("hostile numbers", 1 << 16);
let read = 0;

function below(limit: number): number {
    read = (read + 2) % (numbers.length - 2);
    return numbers.readUInt16LE(read) % limit;
}

function word(kind: "slip39"): string {
    const words = wordsOf(kind);
    return words[below(words.length)] ?? "";
}

function token(length: number): string {
    return Array.from({ length }, () => base58.charAt(below(58))).join("");
}

function nested(bytes: number): Buffer {
    let text = Buffer.from("text ".repeat(Math.ceil(bytes / 16)));
    while (text.length < bytes) text = Buffer.from(text.toString("base64"));
    return text.subarray(0, bytes);
}
