import { range, tokensThat } from "../detector";
import type { Detector } from "../detector";

/** bech32's alphabet: a character stands for its place in it. */
const alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/** A checksum of BIP93: the generator's terms, what it must leave, and its length in bits. */
interface Checksum {
    readonly terms: readonly bigint[];
    readonly rest: bigint;
    readonly bits: bigint;
}

const short: Checksum = {
    terms: [
        0x19dc500ce73fde210n,
        0x1bfae00def77fe529n,
        0x1fbd920fffe7bee52n,
        0x1739640bdeee3fdadn,
        0x07729a039cfc75f5an,
    ],
    rest: 0x10ce0795c2fd1e62an,
    bits: 65n,
};

const long: Checksum = {
    terms: [
        0x3d59d273535ea62d897n,
        0x7a9becb6361c6c51507n,
        0x543f9b7e6c38d8a2a0en,
        0x0c577eaeccf1990d13cn,
        0x1887f74f8dc71b10651n,
    ],
    rest: 0x43381e570bf4798ab26n,
    bits: 75n,
};

/** The longest part behind the prefix with the short checksum, and the shortest with the long one. */
const longestShort = 93;
const shortestLong = 96;

/** The threshold, an identifier of four characters, and the index of the share. */
const headerLength = 6;

/** A master seed, or a share of one: `ms` for wallets, `cl` for Core Lightning. */
export const codex32: Detector = {
    format: "codex32",
    title: "a seed or a share of one in codex32 (BIP93)",
    find: tokensThat(range(48, 127), isCodex32),
};

/** Whether a token is a codex32 secret or share with its checksum. */
export function isCodex32(token: string): boolean {
    const text = token === token.toUpperCase() ? token.toLowerCase() : token;
    // A threshold of 0 means that nothing is shared, which the index `s` says.
    const [, prefix, data = ""] = /^(ms|cl)1((?:0....s|[2-9]).+)$/.exec(text) ?? [];
    if (prefix === undefined) return false;
    if (data.length > longestShort && data.length < shortestLong) return false;
    const values = Array.from(data, (character) => alphabet.indexOf(character));
    if (values.includes(-1)) return false;
    const checksum = data.length <= longestShort ? short : long;
    // Characters of 5 bits make bytes of 8, and fewer than 5 are left over.
    const payload = data.length - headerLength - Number(checksum.bits / 5n);
    return (
        (5 * payload) % 8 <= 4 &&
        remainder([...expanded(prefix), ...values], checksum) === checksum.rest
    );
}

/** A prefix as bech32 puts it into a checksum: the high bits, a zero, the low bits. */
function expanded(prefix: string): number[] {
    const bytes = [...Buffer.from(prefix, "latin1")];
    return [...bytes.map((byte) => byte >> 5), 0, ...bytes.map((byte) => byte & 31)];
}

function remainder(values: readonly number[], { terms, bits }: Checksum): bigint {
    const top = bits - 5n;
    let rest = 1n;
    for (const value of values) {
        const out = rest >> top;
        rest = ((rest & ((1n << top) - 1n)) << 5n) ^ BigInt(value);
        for (const [i, term] of terms.entries()) if ((out >> BigInt(i)) & 1n) rest ^= term;
    }
    return rest;
}
