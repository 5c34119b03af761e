import { scan } from "../../policies/keys/scan";
import { wordsOf } from "../../test/support/keys/lists";
import { publicBytes } from "../../test/support/keys/numbers";

/** A size, and one four times as large, in bytes. */
const small = 250_000;
const growth = 4;

const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/** Inputs that give each part of the scanner the most to do, of any size. */
const inputs: Record<string, (bytes: number) => Buffer> = {
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
    "random bytes": (bytes) => publicBytes("hostile", bytes),
};

/** For each input: millions of bytes in a second, and how many times longer four times as much takes. */
export function hostile(): [what: string, rate: string, times: string][] {
    return Object.entries(inputs).map(([what, make]) => {
        const [one, four] = [make(small), make(growth * small)];
        const [short, long] = [seconds(one), seconds(four)];
        const rate = four.length / 1e6 / long;
        return [what, rate.toFixed(1), (long / short).toFixed(1)];
    });
}

/** The shortest of some runs: the others were disturbed. */
function seconds(input: Buffer): number {
    const runs = Array.from({ length: 4 }, () => {
        const started = performance.now();
        scan(input);
        return (performance.now() - started) / 1000;
    });
    return Math.min(...runs);
}

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
