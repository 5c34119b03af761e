import * as bip39 from "bip39";

import { wordsOf } from "./lists";
import { publicBytes } from "./numbers";

/** A seed of lnd: version 0, bytes in place of ciphertext and salt, and a checksum; 24 English words. */
export function aezeedWords(label: string): string[] {
    const body = Buffer.concat([Buffer.from([0]), publicBytes(label, 28)]);
    const bits = [...withChecksum(body, 0x82f63b78)].map((byte) =>
        byte.toString(2).padStart(8, "0"),
    );
    const groups = bits.join("").match(/.{11}/g)!;
    return groups.map((group) => bip39.wordlists["english"]![parseInt(group, 2)]!);
}

/** A seed in Bytewords, with the tag that says so. */
export function bytewords(label: string, bytes: number): string[] {
    const tag = Buffer.from("d99d6c", "hex");
    return wordsFor(withChecksum(Buffer.concat([tag, seedMap(label, bytes)]), ieee));
}

/** A seed as a uniform resource: two letters for each byte. */
export function urSeed(label: string, bytes: number, type = "crypto-seed"): string {
    return resource(type, seedMap(label, bytes));
}

/** A root key as a uniform resource, private or public. */
export function urHdKey(label: string, isPrivate: boolean): string {
    const head = isPrivate ? "a301f503582100" : "a203582102";
    const chain = Buffer.concat([Buffer.from("045820", "hex"), publicBytes(`${label} chain`, 32)]);
    return resource(
        "crypto-hdkey",
        Buffer.concat([Buffer.from(head, "hex"), publicBytes(label, 32), chain]),
    );
}

const ieee = 0xedb88320;

/** In CBOR: a map with the seed as entry 1. */
function seedMap(label: string, bytes: number): Buffer {
    const head = bytes < 24 ? [0xa1, 1, 0x40 | bytes] : [0xa1, 1, 0x58, bytes];
    return Buffer.concat([Buffer.from(head), publicBytes(label, bytes)]);
}

function resource(type: string, body: Buffer): string {
    const words = wordsFor(withChecksum(body, ieee));
    return `ur:${type}/${words.map((word) => `${word[0]!}${word[3]!}`).join("")}`;
}

function wordsFor(bytes: Buffer): string[] {
    return [...bytes].map((byte) => wordsOf("bytewords")[byte]!);
}

/** Bytes and their CRC of 32 bits behind them. */
function withChecksum(bytes: Buffer, polynomial: number): Buffer {
    let crc = 0xffffffff;
    for (const byte of bytes) {
        crc ^= byte;
        for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
    }
    const end = Buffer.alloc(4);
    end.writeUInt32BE(~crc >>> 0);
    return Buffer.concat([bytes, end]);
}
