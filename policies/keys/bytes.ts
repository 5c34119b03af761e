/** A place in bytes: from the first to behind the last. */
export interface Span {
    readonly start: number;
    readonly end: number;
}

/** A set of byte values, as 256 flags. */
export type ByteSet = Uint8Array;

/** ASCII's letters. */
export const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** ASCII letters and digits: what base58, bech32, hexadecimal and decimal are written in. */
export const alphanumeric = byteSet(`${letters}0123456789`);

/** Both alphabets of base64 (RFC 4648), without padding. */
export const base64Alphabet = byteSet(`${letters}0123456789+/-_`);

/** The bytes of some ASCII characters. */
export function byteSet(characters: string): ByteSet {
    const set = new Uint8Array(256);
    for (const byte of Buffer.from(characters, "latin1")) set[byte] = 1;
    return set;
}

/**
 * The longest runs of a set's bytes, of `shortest` bytes or more. It looks at the last byte that a run
 * would need first, and so skips most of what holds none; no byte is looked at more than twice.
 */
export function runsOf(data: Buffer, set: ByteSet, shortest: number): Span[] {
    const runs: Span[] = [];
    let start = 0;
    while (start + shortest <= data.length) {
        let last = start + shortest - 1;
        while (last >= start && isIn(set, data, last)) last--;
        if (last >= start) {
            start = last + 1;
            continue;
        }
        let end = start + shortest;
        while (end < data.length && isIn(set, data, end)) end++;
        runs.push({ start, end });
        start = end + 1;
    }
    return runs;
}

/** Every place of a marker, from left to right. */
export function placesOf(data: Buffer, marker: string | Buffer): number[] {
    const places: number[] = [];
    let at = data.indexOf(marker, 0, "latin1");
    while (at !== -1) {
        places.push(at);
        at = data.indexOf(marker, at + marker.length, "latin1");
    }
    return places;
}

function isIn(set: ByteSet, data: Buffer, at: number): boolean {
    return set[data[at] ?? 0] === 1;
}
