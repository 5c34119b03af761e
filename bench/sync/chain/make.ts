import { blockOn, genesis, subsidyAt } from "./block";
import { Economy } from "./economy";
import type { Counts } from "./economy";
import { randomFrom } from "./random";

/** How large a chain is to be made. The same plan always makes the same chain, byte by byte. */
export interface ChainPlan {
    /** Blocks full of payments. */
    readonly full: number;
    /** The size of such a block in bytes, which the last payment may go beyond. */
    readonly blockBytes: number;
    readonly seed: number;
}

/** What came out. */
export interface ChainFacts extends Counts {
    readonly height: number;
    /** The hash of the last block, as bitcoind prints it. */
    readonly tip: string;
    /** The hash of the last block whose signatures need no check where `assumevalid` says so. */
    readonly assumeValid: string;
    readonly bytes: number;
    readonly unspent: number;
    /** Unix seconds: the time of the last header on top. */
    readonly time: number;
}

/** Blocks whose coins start the economy, and how long they ripen (consensus: 100 blocks). */
const sources = 20;
const ripening = 100;

/** The share of the full blocks that `assumevalid` covers: on mainnet all but the last months. */
const assumedShare = 0.97;

/**
 * Headers on top of the last block. Bitcoin Core checks signatures in spite of `assumevalid` within two
 * weeks' worth of work of the best header (validation.cpp): 2,016 blocks. A node that knows these
 * headers sees the full blocks as old, though nobody has blocks for them.
 */
const headersOnTop = 2_050;

/** Seconds between blocks: what Bitcoin aims at. A header may be two hours ahead, so those hurry. */
const spacing = 600;
const hurriedSpacing = 1;

/** Seconds by which only the last block is younger than the last header: half a block more. */
export const leastTipAge = headersOnTop * hurriedSpacing + spacing / 2;

/** A block of the chain, or a header on top of it. */
export interface Made {
    readonly header: Buffer;
    /** The whole block; none on top. */
    readonly block?: Buffer;
}

/** The blocks of a chain from height 1 on: some that make coins, and the full ones; then headers. */
export function* makeChain(plan: ChainPlan): Generator<Made, ChainFacts> {
    const economy = new Economy(randomFrom(plan.seed));
    const first = sources + ripening + 1;
    const last = first + plan.full - 1;
    const assumed = first + Math.floor(plan.full * assumedShare) - 1;
    let previous: Buffer = genesis.hash;
    let time = genesis.time;
    let bytes = 0;
    let assumeValid = "";
    let tip = "";
    for (let height = 1; height <= last + headersOnTop; height++) {
        time += height <= last ? spacing : hurriedSpacing;
        const lock = economy.nextLock();
        const satoshis = height <= sources ? subsidyAt(height) : 0;
        const reward = [{ script: lock.script, satoshis }];
        const payments = height >= first && height <= last ? paymentsOf(economy, plan) : [];
        const block = blockOn(previous, { height, time, reward }, payments);
        previous = block.hash;
        if (height > last) {
            yield { header: block.header };
            continue;
        }
        if (height <= sources) {
            economy.add({ txid: block.coinbase.txid, vout: 0, satoshis, lock });
        }
        bytes += block.bytes.length;
        tip = printed(block.hash);
        if (height === assumed) assumeValid = tip;
        yield { header: block.header, block: block.bytes };
    }
    const { counts, unspent } = economy;
    return { ...counts, height: last, tip, assumeValid, bytes, unspent, time };
}

function paymentsOf(economy: Economy, { blockBytes }: ChainPlan) {
    const payments = [];
    for (let size = 0; size < blockBytes; size += payments.at(-1)?.bytes.length ?? 0) {
        payments.push(economy.pay());
    }
    return payments;
}

/** A hash as bitcoind prints it. */
function printed(hash: Buffer): string {
    return Buffer.from(hash).reverse().toString("hex");
}
