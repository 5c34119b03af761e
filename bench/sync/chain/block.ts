import { compactSize, hash256, u32 } from "./bytes";
import { coinbase } from "./transaction";
import type { Output, Transaction } from "./transaction";

/** regtest's first block: its hash as it stands in the next block, and its time (Unix seconds). */
export const genesis = {
    hash: Buffer.from("06226e46111a0b59caaf126043eb5bbf28c34f3a5e332a1fc7b2b73cf188910f", "hex"),
    time: 1_296_688_602,
};

/** regtest's target, in the form that a header has: 7fffff and zeros. */
const easiest = 0x207fffff;

/** The satoshis that a block may make; regtest halves them every 150 blocks. */
export function subsidyAt(height: number): number {
    return Math.floor(50e8 / 2 ** Math.floor(height / 150));
}

export interface Block {
    /** The first 80 bytes, which are what is hashed. */
    readonly header: Buffer;
    readonly bytes: Buffer;
    readonly hash: Buffer;
    readonly coinbase: Transaction;
}

/** A block on top of another, with proof of work: on regtest every second try succeeds. */
export function blockOn(
    previous: Buffer,
    { height, time, reward }: { height: number; time: number; reward: readonly Output[] },
    transactions: readonly Transaction[],
): Block {
    // The coinbase counts as zeros here, because it holds the result.
    const witnessRoot = merkleRoot([Buffer.alloc(32), ...transactions.map(({ wtxid }) => wtxid)]);
    const commitment = hash256(Buffer.concat([witnessRoot, Buffer.alloc(32)]));
    const first = coinbase(height, reward, commitment);
    const root = merkleRoot([first.txid, ...transactions.map(({ txid }) => txid)]);
    const start = Buffer.concat([u32(0x20000000), previous, root]);
    const header = worked(start, time);
    const all = [first, ...transactions];
    const bytes = Buffer.concat([header, compactSize(all.length), ...all.map((one) => one.bytes)]);
    return { header, bytes, hash: hash256(header), coinbase: first };
}

function worked(start: Buffer, time: number): Buffer {
    const target = Buffer.concat([u32(time), u32(easiest)]);
    for (let nonce = 0; ; nonce++) {
        const header = Buffer.concat([start, target, u32(nonce)]);
        // As a number the hash has its highest byte last.
        if ((hash256(header)[31] ?? 0xff) < 0x7f) return header;
    }
}

/** The root of the tree of hashes; a level with an odd count repeats its last. */
export function merkleRoot(hashes: readonly Buffer[]): Buffer {
    let level = [...hashes];
    while (level.length > 1) {
        const next: Buffer[] = [];
        for (let n = 0; n < level.length; n += 2) {
            const left = level[n] ?? Buffer.alloc(0);
            next.push(hash256(Buffer.concat([left, level[n + 1] ?? left])));
        }
        level = next;
    }
    return level[0] ?? Buffer.alloc(32);
}
