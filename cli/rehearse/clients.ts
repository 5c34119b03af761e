import { createHash } from "node:crypto";

import { ElectrumClient } from "../electrumClient";
import { mineBlocks, openLock } from "../local/miner";
import { payAll } from "./faucet";
import { openTransaction } from "./openTransaction";
import type { Stage } from "./stage";

/** How long a client waits for an answer, in milliseconds. */
const patience = 30_000;

/** Each coin pays one transaction of a client: what it is, and what the transaction leaves. */
const coin = 10_000;
const left = 9_000;

/** The largest number of outputs that one transaction of the faucet has. */
const batch = 500;

/**
 * How many coins each client has. What spends them is broadcast evenly over the whole time: ElectrumX
 * passes ten at a time on to bitcoind (electrumx/server/daemon.py, 1.20), and beside clients that ask
 * without pause a thousand at once wait half a minute.
 */
const coinsEach = 5;

/**
 * How many requests a client has open, as a wallet has that looks up its addresses. With one at a
 * time each would wait a second: ElectrumX holds small answers back for so long, so that their sizes
 * and times tell an observer less (electrumx/server/transport.py, 1.20).
 */
const open = 20;

/** What clients met. */
export interface Load {
    readonly perSecond: number;
    /** All requests but the broadcasts, which go on to bitcoind. */
    readonly questions: Answers;
    readonly broadcasts: Answers;
    /** Clients whose connection ended before they did. */
    readonly dropped: number;
    /** Requests that were answered with an error, or not in time: what each said. */
    readonly refused: readonly string[];
}

/** How many requests were answered, and the milliseconds that it took. */
export interface Answers {
    readonly count: number;
    readonly median: number;
    /** What 99 of 100 stay below. */
    readonly p99: number;
}

/**
 * Clients that subscribe, ask for histories and balances, and broadcast, each with the next request
 * as soon as it has an answer.
 *
 * @param count how many at once
 * @param seconds how long
 */
export async function measure(stage: Stage, count: number, seconds: number): Promise<Load> {
    const locks = Array.from({ length: count }, (_, n) => lockOfClient(n));
    await payAll(
        stage.peer.cli,
        locks.map((script) => ({ script, satoshis: coin })),
    );
    const coins = await makeCoins(stage, count * coinsEach);
    await mineBlocks(stage.peer.cli, 1);
    await stage.untilServing();

    const since = performance.now();
    const deadline = since + seconds * 1000;
    const payments = coins.map((transaction, n) => ({
        transaction,
        due: since + (n / coins.length) * (deadline - since),
    }));
    const told = await Promise.all(
        locks.map((lock, client) => {
            const own = payments.filter((_, n) => n % count === client);
            return ask(stage, lock, own, deadline);
        }),
    );
    const took = (performance.now() - since) / 1000;
    const questions = answers(told.flatMap((one) => one.questions));
    const broadcasts = answers(told.flatMap((one) => one.broadcasts));
    return {
        perSecond: (questions.count + broadcasts.count) / took,
        questions,
        broadcasts,
        dropped: told.filter((one) => one.dropped).length,
        refused: told.flatMap((one) => one.refused),
    };
}

/** @param took milliseconds of each */
function answers(took: readonly number[]): Answers {
    const sorted = took.toSorted((a, b) => a - b);
    const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Infinity;
    return { count: sorted.length, median: at(0.5), p99: at(0.99) };
}

/** A transaction that a client broadcasts, and from when on. */
interface Payment {
    readonly transaction: string;
    readonly due: number;
}

interface Told {
    /** Milliseconds of each. */
    questions: number[];
    broadcasts: number[];
    refused: string[];
    dropped: boolean;
}

/** One client, until the deadline or until its connection ends. */
async function ask(
    stage: Stage,
    lock: string,
    payments: readonly Payment[],
    deadline: number,
): Promise<Told> {
    const told: Told = { questions: [], broadcasts: [], refused: [], dropped: false };
    const { fingerprint } = stage.identity;
    const scripthash = scripthashOf(lock);
    const questions = [
        ["blockchain.scripthash.get_history", [scripthash]],
        ["blockchain.scripthash.get_balance", [scripthash]],
        ["blockchain.scripthash.subscribe", [scripthash]],
        ["blockchain.headers.subscribe", []],
    ] as const;
    try {
        const client = await ElectrumClient.connect("127.0.0.1", stage.port, {
            fingerprint,
            patience,
        });
        const timed = async (method: string, params: readonly unknown[]): Promise<number> => {
            const since = performance.now();
            await client.request(method, params).catch((error: unknown) => {
                if (client.isClosed) throw error;
                told.refused.push(`${method}: ${String(error)}`);
            });
            return performance.now() - since;
        };
        told.questions.push(await timed("server.version", ["bitcoin-node", "1.4"]));
        const unsent = [...payments];
        let asked = 0;
        const lane = async (): Promise<void> => {
            while (performance.now() < deadline) {
                const [next] = unsent;
                if (next !== undefined && next.due <= performance.now()) {
                    unsent.shift();
                    const params = [next.transaction];
                    told.broadcasts.push(await timed("blockchain.transaction.broadcast", params));
                } else {
                    const [method, params] = questions[asked++ % questions.length] ?? questions[0];
                    told.questions.push(await timed(method, params));
                }
            }
        };
        await Promise.all(Array.from({ length: open }, lane));
        client.close();
    } catch {
        told.dropped = true;
    }
    return told;
}

/** Confirmed coins that anybody can spend, each as a transaction that spends it. */
async function makeCoins({ peer }: Stage, count: number): Promise<string[]> {
    const transactions: string[] = [];
    for (let made = 0; made < count; made += batch) {
        const outputs = Math.min(batch, count - made);
        const output = { script: openLock, satoshis: coin };
        const txid = await payAll(
            peer.cli,
            Array.from({ length: outputs }, () => output),
        );
        for (let vout = 0; vout < outputs; vout++) {
            const spent = { txid, vout, satoshis: coin };
            transactions.push(openTransaction(spent, [{ script: openLock, satoshis: left }]));
        }
    }
    return transactions;
}

/** A lock of the form of P2WPKH whose hash is the client's number: nobody has its key. */
function lockOfClient(number: number): string {
    return `0014${number.toString(16).padStart(40, "0")}`;
}

/** How the Electrum protocol names a lock: its SHA-256, with the bytes in the reverse order. */
function scripthashOf(lock: string): string {
    return createHash("sha256").update(lock, "hex").digest().reverse().toString("hex");
}
