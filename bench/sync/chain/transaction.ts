import { compactSize, counted, hash256, u32, u64 } from "./bytes";
import { sign } from "./keys";
import type { Lock } from "./locks";

/** A coin that can be spent. */
export interface Coin {
    /** The transaction's ID as it stands in a transaction: the bytes in the order of the hash. */
    readonly txid: Buffer;
    readonly vout: number;
    readonly satoshis: number;
    readonly lock: Lock;
}

export interface Output {
    readonly script: Buffer;
    readonly satoshis: number;
}

export interface Transaction {
    /** With its witness, as it stands in a block (BIP 144). */
    readonly bytes: Buffer;
    readonly txid: Buffer;
    readonly wtxid: Buffer;
}

const version = u32(2);
const lockTime = u32(0);
const sequence = u32(0xfffffffd);
/** SIGHASH_ALL: the signature covers all inputs and outputs. */
const all = 0x01;

/** A transaction that spends coins, signed where a coin asks for it. */
export function spend(coins: readonly Coin[], outputs: readonly Output[]): Transaction {
    const outpoints = coins.map(({ txid, vout }) => Buffer.concat([txid, u32(vout)]));
    const paid = Buffer.concat(outputs.map(written));
    const inputs = outpoints.map((outpoint) =>
        Buffer.concat([outpoint, Buffer.from([0x00]), sequence]),
    );
    const body = [compactSize(coins.length), ...inputs, compactSize(outputs.length), paid];
    const before = hash256(Buffer.concat(outpoints));
    const sequences = hash256(Buffer.concat(coins.map(() => sequence)));
    const after = hash256(paid);
    const witnesses = coins.map(({ lock, satoshis }, n) => {
        if (lock.signed === undefined) return witness([lock.witness]);
        const { key, scriptCode } = lock.signed;
        const outpoint = outpoints[n] ?? Buffer.alloc(0);
        const covered = [version, before, sequences, outpoint, counted(scriptCode)];
        const rest = [u64(satoshis), sequence, after, lockTime, u32(all)];
        const signature = sign(hash256(Buffer.concat([...covered, ...rest])), key);
        return witness([Buffer.concat([signature, Buffer.from([all])]), lock.witness]);
    });
    return assembled(body, witnesses);
}

/** The first transaction of a block: it makes the subsidy (BIP 34) and commits to all witnesses (BIP 141). */
export function coinbase(
    height: number,
    outputs: readonly Output[],
    commitment: Buffer,
): Transaction {
    // The height as OP_1 to OP_16 or a pushed number, then a byte: a script of one is too short.
    const number = height <= 16 ? Buffer.from([0x50 + height]) : counted(scriptNumber(height));
    const script = Buffer.concat([number, Buffer.from([0x00])]);
    const input = Buffer.concat([Buffer.alloc(32), u32(0xffffffff), counted(script), sequence]);
    const committed: Output = {
        script: Buffer.concat([Buffer.from("6a24aa21a9ed", "hex"), commitment]),
        satoshis: 0,
    };
    const paid = [...outputs, committed].map(written);
    const body = [compactSize(1), input, compactSize(paid.length), ...paid];
    return assembled(body, [witness([Buffer.alloc(32)])]);
}

function assembled(body: readonly Buffer[], witnesses: readonly Buffer[]): Transaction {
    const txid = hash256(Buffer.concat([version, ...body, lockTime]));
    const bytes = Buffer.concat([
        version,
        Buffer.from([0x00, 0x01]),
        ...body,
        ...witnesses,
        lockTime,
    ]);
    return { bytes, txid, wtxid: hash256(bytes) };
}

function written({ script, satoshis }: Output): Buffer {
    return Buffer.concat([u64(satoshis), counted(script)]);
}

function witness(items: readonly Buffer[]): Buffer {
    return Buffer.concat([compactSize(items.length), ...items.map(counted)]);
}

/** A number in a script: the lowest byte first, with room for the sign. */
function scriptNumber(value: number): Buffer {
    const bytes: number[] = [];
    for (let rest = value; rest > 0; rest >>= 8) bytes.push(rest & 0xff);
    if ((bytes.at(-1) ?? 0) & 0x80) bytes.push(0);
    return Buffer.from(bytes);
}
