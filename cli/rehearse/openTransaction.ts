import { openScript } from "../local/miner";

/** A coin that anybody can spend. */
export interface Coin {
    readonly txid: string;
    readonly vout: number;
    readonly satoshis: number;
}

/** What a transaction pays. */
export interface Output {
    /** The lock (scriptPubKey) in hexadecimal. */
    readonly script: string;
    readonly satoshis: number;
}

/** The least that a P2WSH output may hold before a node calls it dust, in satoshis (Bitcoin Core's default). */
export const dust = 330;

/**
 * The smallest coin that pays an amount, so that the large ones last.
 *
 * @throws Error when none is large enough
 */
export function chooseCoin(coins: readonly Coin[], satoshis: number): Coin {
    const [coin] = coins
        .filter((one) => one.satoshis >= satoshis)
        .sort((a, b) => a.satoshis - b.satoshis);
    if (coin === undefined) {
        throw new Error(`None of ${coins.length} coins pays ${satoshis} satoshis: mine blocks.`);
    }
    return coin;
}

/**
 * A transaction that spends a coin with nothing but its script, in hexadecimal (BIP 144). No key is
 * asked for, so it is complete without a signature.
 */
export function openTransaction(coin: Coin, outputs: readonly Output[]): string {
    return [
        "02000000",
        "0001", // a witness follows
        "01" + reversed(coin.txid) + integer(coin.vout, 4) + "00" + "fdffffff",
        compactSize(outputs.length),
        ...outputs.map(({ script, satoshis }) => integer(satoshis, 8) + pushed(script)),
        "01" + pushed(openScript),
        "00000000",
    ].join("");
}

/** The size that a transaction made here pays fees for, in virtual bytes: a witness byte is a quarter. */
export function virtualSize(transaction: string): number {
    // Marker, flag, and the witness's two counts and one script.
    const witness = 5;
    return transaction.length / 2 - witness + Math.ceil(witness / 4);
}

/** Transactions hold an ID backwards. */
function reversed(txid: string): string {
    return Buffer.from(txid, "hex").reverse().toString("hex");
}

function integer(value: number, bytes: 2 | 4 | 8): string {
    const buffer = Buffer.alloc(8);
    buffer.writeBigUInt64LE(BigInt(value));
    return buffer.toString("hex", 0, bytes);
}

function compactSize(value: number): string {
    if (value < 0xfd) return integer(value, 2).slice(0, 2);
    return "fd" + integer(value, 2);
}

function pushed(script: string): string {
    return compactSize(script.length / 2) + script;
}
