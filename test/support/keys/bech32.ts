import { bech32 } from "@scure/base";

import { publicBytes } from "./numbers";

const alphabet = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/** Bytes in bech32 under a prefix. */
function encoded(prefix: string, bytes: Uint8Array): string {
    return bech32.encode(prefix, bech32.toWords(bytes), 1000);
}

/** A Nostr private key, or the public one of the same form. */
export function nostr(label: string, prefix: "nsec" | "npub" = "nsec"): string {
    return encoded(prefix, publicBytes(label, 32));
}

/** A Nostr private key under a password, with bytes in place of ciphertext. */
export function ncryptsec(label: string): string {
    return encoded("ncryptsec", Buffer.concat([Buffer.from([2, 16]), publicBytes(label, 89)]));
}

/** A secret key of age, or with `age` a public one. */
export function age(label: string, prefix = "age-secret-key-"): string {
    const text = encoded(prefix, publicBytes(label, 32));
    return prefix === "age" ? text : text.toUpperCase();
}

/** Terms and rests of BIP93's two checksums. */
const codes = {
    short: {
        length: 13,
        rest: 0x10ce0795c2fd1e62an,
        terms: [
            0x19dc500ce73fde210n,
            0x1bfae00def77fe529n,
            0x1fbd920fffe7bee52n,
            0x1739640bdeee3fdadn,
            0x07729a039cfc75f5an,
        ],
    },
    long: {
        length: 15,
        rest: 0x43381e570bf4798ab26n,
        terms: [
            0x3d59d273535ea62d897n,
            0x7a9becb6361c6c51507n,
            0x543f9b7e6c38d8a2a0en,
            0x0c577eaeccf1990d13cn,
            0x1887f74f8dc71b10651n,
        ],
    },
};

/** A seed or a share of it in codex32: `header` is threshold, identifier and index. */
export function codex32(label: string, bytes: number, header = "0tests", prefix = "ms"): string {
    const payload = bech32.toWords(publicBytes(label, bytes));
    const { length, rest, terms } = bytes <= 46 ? codes.short : codes.long;
    const data = [...Array.from(header, (one) => alphabet.indexOf(one)), ...payload];
    const top = BigInt(5 * (length - 1));
    let residue = 1n;
    const ascii = [...Buffer.from(prefix)];
    const expanded = [...ascii.map((byte) => byte >> 5), 0, ...ascii.map((byte) => byte & 31)];
    for (const value of [...expanded, ...data, ...Array<number>(length).fill(0)]) {
        const out = residue >> top;
        residue = ((residue & ((1n << top) - 1n)) << 5n) ^ BigInt(value);
        for (let i = 0; i < 5; i++) if ((out >> BigInt(i)) & 1n) residue ^= terms[i]!;
    }
    const checksum = Array.from({ length }, (_, i) =>
        Number(((residue ^ rest) >> BigInt(5 * (length - 1 - i))) & 31n),
    );
    return `${prefix}1${[...data, ...checksum].map((value) => alphabet[value]).join("")}`;
}
