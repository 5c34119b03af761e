/** The order of secp256k1, big endian (SEC 2, 2.4.1): a private key is a number from 1 to one less. */
const order = Buffer.from(
    "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141",
    "hex",
);

/** Whether 32 bytes are a private key on Bitcoin's curve. */
export function isPrivateKey(bytes: Uint8Array): boolean {
    return (
        bytes.length === 32 && bytes.some((byte) => byte !== 0) && Buffer.compare(bytes, order) < 0
    );
}
