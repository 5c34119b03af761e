import type { BitcoinCli } from "../local/bitcoinCli";
import { openLock } from "../local/miner";
import { chooseCoin, dust, openTransaction, virtualSize } from "./openTransaction";
import type { Coin, Output } from "./openTransaction";

/** Coins of a block can be spent in the 100th block after it (consensus). */
const maturity = 100;

/** Satoshis for a virtual byte: above what a node with an empty mempool asks for. */
const feeRate = 2;

/** The transaction is one argument of bitcoin-cli, and Linux takes 128 KiB for one. */
const mostOutputs = 1_000;

/** How many coins are asked about, the largest first; they are one argument too. */
const mostCoins = 1_000;

/**
 * Pays an address out of a coin that anybody can spend, and the rest back to such a coin.
 *
 * @returns the transaction's ID
 * @throws Error when no coin is large enough: each is used once, until a block holds its change
 */
export async function pay(cli: BitcoinCli, address: string, satoshis: number): Promise<string> {
    return payAll(cli, [{ script: await lockOf(cli, address), satoshis }]);
}

/**
 * Pays many outputs in one transaction; two may have the same lock.
 *
 * @param outputs at most 1,000
 * @returns the transaction's ID
 */
export async function payAll(cli: BitcoinCli, outputs: readonly Output[]): Promise<string> {
    if (outputs.length > mostOutputs) throw new Error(`At most ${mostOutputs} outputs in one go.`);
    const total = outputs.reduce((sum, { satoshis }) => sum + satoshis, 0);
    const build = (coin: Coin, change: number): string =>
        openTransaction(coin, [...outputs, { script: openLock, satoshis: change }]);
    const blank: Coin = { txid: "00".repeat(32), vout: 0, satoshis: 0 };
    const fee = feeRate * virtualSize(build(blank, 0));
    const coin = chooseCoin(await freeCoins(cli), total + fee + dust);
    return cli("sendrawtransaction", build(coin, coin.satoshis - total - fee));
}

/** The address of coins that anybody can spend. */
export async function openAddress(cli: BitcoinCli): Promise<string> {
    return (JSON.parse(await cli("decodescript", openLock)) as { address: string }).address;
}

/** An address's lock in hexadecimal. */
export async function lockOf(cli: BitcoinCli, address: string): Promise<string> {
    const { scriptPubKey } = JSON.parse(await cli("validateaddress", address)) as {
        scriptPubKey?: string;
    };
    if (scriptPubKey === undefined) throw new Error(`${address} is not an address on regtest.`);
    return scriptPubKey;
}

/** The coins that can be spent now, and that no payment in the mempool spends already. */
async function freeCoins(cli: BitcoinCli): Promise<Coin[]> {
    const { height, unspents } = JSON.parse(
        await cli("scantxoutset", "start", JSON.stringify([`raw(${openLock})`])),
    ) as { height: number; unspents: Unspent[] };
    const coins = unspents
        .filter((one) => !one.coinbase || height + 1 - one.height >= maturity)
        .map(({ txid, vout, amount }) => ({ txid, vout, satoshis: Math.round(amount * 1e8) }))
        .sort((a, b) => b.satoshis - a.satoshis)
        .slice(0, mostCoins);
    if (coins.length === 0) return [];
    const outpoints = coins.map(({ txid, vout }) => ({ txid, vout }));
    const spent = JSON.parse(await cli("gettxspendingprevout", JSON.stringify(outpoints))) as {
        spendingtxid?: string;
    }[];
    return coins.filter((_, n) => spent[n]?.spendingtxid === undefined);
}

/** A coin as scantxoutset tells of it. */
interface Unspent {
    readonly txid: string;
    readonly vout: number;
    /** In bitcoin. */
    readonly amount: number;
    readonly coinbase: boolean;
    readonly height: number;
}
