/** Bits of a word's number in a list of 2048. */
const wordBits = 11;

/** The bits of words' numbers, one after the other, in bytes. Zeros fill the last one. */
export function packed(indices: readonly number[]): Buffer {
    const bytes = Buffer.alloc(Math.ceil((indices.length * wordBits) / 8));
    let [bits, held, at] = [0, 0, 0];
    for (const index of indices) {
        bits = (bits << wordBits) | index;
        for (held += wordBits; held >= 8; held -= 8) bytes[at++] = bits >> (held - 8);
        bits &= (1 << held) - 1;
    }
    if (held > 0) bytes[at] = bits << (8 - held);
    return bytes;
}
