import { counted, hash160, sha256, u32 } from "./bytes";
import { keyOf } from "./keys";
import type { Key } from "./keys";

/** What holds a coin: one of the locks below, told apart by a number. */
export interface Lock {
    /** The scriptPubKey. */
    readonly script: Buffer;
    /** What a signature covers in place of the lock (BIP 143); nothing for a coin that anybody can spend. */
    readonly signed?: { readonly key: Key; readonly scriptCode: Buffer };
    /** What the witness holds after the signature. */
    readonly witness: Buffer;
}

/**
 * The kinds of locks. `address`: P2WPKH of one of few keys, as wallets that use an address again.
 * `once`: P2WSH of a script with a key, another for each coin. `open`: P2WSH that needs no signature.
 */
export type LockKind = "address" | "once" | "open";

const opDrop = 0x75;
const opCheckSig = 0xac;
const opTrue = 0x51;

/** How many addresses are used again and again. */
const addresses = 1_000;

/** The keys are the public numbers from 1 on. */
const keys = Array.from({ length: addresses }, (_, n) => keyOf(n + 1));
const addressLocks = keys.map((key): Lock => {
    const program = hash160(key.publicKey);
    const scriptCode = Buffer.concat([
        Buffer.from("76a914", "hex"),
        program,
        Buffer.from("88ac", "hex"),
    ]);
    return {
        script: Buffer.concat([Buffer.from([0x00, program.length]), program]),
        signed: { key, scriptCode },
        witness: key.publicKey,
    };
});

/** The lock of a kind with a number; locks of kind `address` repeat. */
export function lockOf(kind: LockKind, number: number): Lock {
    const index = number % addresses;
    const lock = addressLocks[index];
    const key = keys[index];
    if (lock === undefined || key === undefined)
        throw new RangeError(`No lock has number ${number}.`);
    if (kind === "address") return lock;
    const unlike = Buffer.concat([counted(u32(number)), Buffer.from([opDrop])]);
    if (kind === "open") return hashed(Buffer.concat([unlike, Buffer.from([opTrue])]));
    const check = Buffer.concat([counted(key.publicKey), Buffer.from([opCheckSig])]);
    const script = Buffer.concat([unlike, check]);
    return { ...hashed(script), signed: { key, scriptCode: script } };
}

/** Pay to the hash of a script (P2WSH, BIP 141). */
function hashed(witness: Buffer): Lock {
    return { script: Buffer.concat([Buffer.from([0x00, 0x20]), sha256(witness)]), witness };
}
