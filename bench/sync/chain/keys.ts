import { createECDH } from "node:crypto";

/** The order of the group of secp256k1 (SEC 2, section 2.4.1). */
const order = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n;

/**
 * The one nonce of all signatures here, a public number. It makes a signature two multiplications
 * instead of a walk along the curve, and hides nothing: the keys are public numbers too, and their
 * coins exist only on a regtest chain that the bench makes and throws away.
 */
const nonce = 1_000_003n;
const r = BigInt(`0x${publicKey(nonce).toString("hex").slice(2)}`) % order;
const nonceInverse = inverse(nonce);
const rDer = derInteger(r);

/** A key whose secret is the number that it was made from. */
export interface Key {
    readonly secret: bigint;
    /** Compressed, 33 bytes. */
    readonly publicKey: Buffer;
}

/** The key of a public number, 1 or more. */
export function keyOf(number: number): Key {
    const secret = BigInt(number);
    return { secret, publicKey: publicKey(secret) };
}

/** An ECDSA signature of a hash of 32 bytes, in DER with the lower of the two possible s (BIP 62). */
export function sign(digest: Buffer, { secret }: Key): Buffer {
    const s = (nonceInverse * (BigInt(`0x${digest.toString("hex")}`) + r * secret)) % order;
    const low = derInteger(s > order / 2n ? order - s : s);
    return Buffer.concat([Buffer.from([0x30, rDer.length + low.length]), rDer, low]);
}

function publicKey(secret: bigint): Buffer {
    const ecdh = createECDH("secp256k1");
    ecdh.setPrivateKey(secret.toString(16).padStart(64, "0"), "hex");
    return ecdh.getPublicKey(null, "compressed");
}

/** The inverse modulo the prime order, by Fermat's little theorem. */
function inverse(value: bigint): bigint {
    let result = 1n;
    let base = value;
    for (let exponent = order - 2n; exponent > 0n; exponent >>= 1n) {
        if (exponent & 1n) result = (result * base) % order;
        base = (base * base) % order;
    }
    return result;
}

/** DER's INTEGER: as short as can be, with a zero before a first bit that would mean minus. */
function derInteger(value: bigint): Buffer {
    const digits = value.toString(16);
    const even = digits.length % 2 === 0 ? digits : `0${digits}`;
    const bytes = Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, "hex");
    return Buffer.concat([Buffer.from([0x02, bytes.length]), bytes]);
}
