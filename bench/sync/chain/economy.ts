import { lockOf } from "./locks";
import type { LockKind } from "./locks";
import type { Random } from "./random";
import { spend } from "./transaction";
import type { Coin, Output, Transaction } from "./transaction";

/** What an economy has done so far. */
export interface Counts {
    readonly transactions: number;
    readonly inputs: number;
    readonly outputs: number;
    /** Inputs with a signature to check. */
    readonly signatures: number;
}

/** A lock for each of these has the same chance; two of three ask for a signature. */
const kinds: readonly LockKind[] = ["address", "once", "open"];

/** Of ten coins that are spent, so many are young: mostly a coin is spent soon, or late. */
const youngOfTen = 7;
/** How many coins count as young. */
const young = 5_000;

/** Satoshis left for the fee, which nobody collects. */
const fee = 100;

/** Everybody who pays on the chain of the bench. */
export class Economy {
    private readonly random: Random;
    /** The older a coin, the further in front, roughly: the last takes the place of a spent one. */
    private readonly coins: Coin[] = [];
    private made = 0;
    private counted: Counts = { transactions: 0, inputs: 0, outputs: 0, signatures: 0 };

    constructor(random: Random) {
        this.random = random;
    }

    get counts(): Counts {
        return this.counted;
    }

    /** How many coins could be spent now. */
    get unspent(): number {
        return this.coins.length;
    }

    /** Lets a coin be spent from now on. */
    add(coin: Coin): void {
        this.coins.push(coin);
    }

    /** The lock of the next coin: another script each time, but for addresses used again. */
    nextLock(): Coin["lock"] {
        this.made += 1;
        return lockOf(kinds[this.random(kinds.length)] ?? "open", this.made);
    }

    /** A payment of one to three coins to two to four, or to many as long as there are few coins. */
    pay(): Transaction {
        const isEarly = this.coins.length < young;
        const wanted = isEarly ? 1 : 1 + this.random(3);
        const spent = Array.from({ length: wanted }, () => this.take());
        const count = isEarly ? 50 : 2 + this.random(3);
        const total = spent.reduce((sum, { satoshis }) => sum + satoshis, -fee);
        const satoshis = Math.max(0, Math.floor(total / count));
        const locks = Array.from({ length: count }, () => this.nextLock());
        const outputs = locks.map(({ script }): Output => ({ script, satoshis }));
        const transaction = spend(spent, outputs);
        const { txid } = transaction;
        locks.forEach((lock, vout) => {
            this.add({ txid, vout, satoshis, lock });
        });
        const signed = spent.filter(({ lock }) => lock.signed !== undefined).length;
        const { transactions, inputs, outputs: before, signatures } = this.counted;
        this.counted = {
            transactions: transactions + 1,
            inputs: inputs + wanted,
            outputs: before + count,
            signatures: signatures + signed,
        };
        return transaction;
    }

    private take(): Coin {
        const isYoung = this.random(10) < youngOfTen;
        const from = isYoung ? Math.max(0, this.coins.length - young) : 0;
        const place = from + this.random(this.coins.length - from);
        const coin = this.coins[place];
        const last = this.coins.pop();
        if (coin === undefined || last === undefined) throw new Error("Nobody has a coin left.");
        if (place < this.coins.length) this.coins[place] = last;
        return coin;
    }
}
