import { NotYet, until } from "../until";
import { bitcoin, satoshis } from "./electrumOutput";

/** Runs a command of Electrum and returns what it printed. */
export type ElectrumCommand = (name: string, ...args: readonly string[]) => Promise<string>;

/** What a wallet holds, in satoshis. */
export interface Balance {
    /** What blocks pay it, and at once the change of its own payments. */
    readonly confirmed: number;
    /** What others' payments add that are in no block yet. */
    readonly unconfirmed: number;
}

/** A payment in a wallet's history. */
export interface Payment {
    readonly txid: string;
    /** What the wallet has more by it, in satoshis; below 0 when it pays, the fee included. */
    readonly satoshis: number;
    /** In satoshis; known where this wallet paid it. */
    readonly fee: number | undefined;
    /** Blocks from the payment's to the newest, both counted; 0 when it is in none. */
    readonly confirmations: number;
}

/** A wallet of Electrum's, driven by its own command line. */
export class Wallet {
    readonly name: string;
    private readonly electrum: ElectrumCommand;

    constructor(electrum: ElectrumCommand, name: string) {
        this.electrum = electrum;
        this.name = name;
    }

    /** The first address that nobody has paid: the same until somebody does. */
    address(): Promise<string> {
        return this.command("getunusedaddress");
    }

    async balance(): Promise<Balance> {
        const { confirmed, unconfirmed = "0" } = JSON.parse(await this.command("getbalance")) as {
            confirmed: string;
            unconfirmed?: string;
        };
        return { confirmed: satoshis(confirmed), unconfirmed: satoshis(unconfirmed) };
    }

    /** All payments, the oldest first. */
    async history(): Promise<Payment[]> {
        const entries = JSON.parse(await this.command("onchain_history")) as {
            txid: string;
            amount_sat: number;
            fee_sat: number | null;
            confirmations: number;
        }[];
        return entries.map(({ txid, amount_sat, fee_sat, confirmations }) => ({
            txid,
            satoshis: amount_sat,
            fee: fee_sat ?? undefined,
            confirmations,
        }));
    }

    /** Waits until the wallet holds exactly this. */
    waitForBalance(expected: Balance, seconds: number): Promise<void> {
        return until(seconds, async () => {
            const { confirmed, unconfirmed } = await this.balance();
            if (confirmed === expected.confirmed && unconfirmed === expected.unconfirmed) return;
            throw new NotYet(
                `${this.name} holds ${confirmed} satoshis and ${unconfirmed} unconfirmed, not ` +
                    `${expected.confirmed} and ${expected.unconfirmed}`,
            );
        });
    }

    /** Waits until a payment has so many confirmations; 0 is enough of them to be seen at all. */
    waitForConfirmations(txid: string, confirmations: number, seconds: number): Promise<void> {
        return until(seconds, async () => {
            const payment = (await this.history()).find((one) => one.txid === txid);
            if (payment === undefined) throw new NotYet(`${this.name} does not know ${txid}`);
            if (payment.confirmations < confirmations) {
                const { confirmations: now } = payment;
                throw new NotYet(`${txid} has ${now} of ${confirmations} confirmations`);
            }
        });
    }

    /**
     * A payment that this wallet has signed and not sent: as the network takes it when that is
     * enough, else a PSBT in base64 for another cosigner.
     *
     * @param fee satoshis for the whole transaction
     * @throws ElectrumRefusal when it holds too little
     */
    prepare(address: string, amount: number, fee: number): Promise<string> {
        return this.command("payto", address, bitcoin(amount), "--fee", bitcoin(fee));
    }

    /** Adds this wallet's signature to what another one has prepared. */
    sign(transaction: string): Promise<string> {
        return this.command("signtransaction", transaction);
    }

    /**
     * Has Electrum send a transaction.
     *
     * @returns its ID
     * @throws ElectrumRefusal when a signature is missing, or the server does not take it
     */
    broadcast(transaction: string): Promise<string> {
        return this.electrum("broadcast", transaction);
    }

    /** Pays with this wallet's signature alone. @returns the transaction's ID */
    async pay(address: string, amount: number, fee: number): Promise<string> {
        return this.broadcast(await this.prepare(address, amount, fee));
    }

    private command(name: string, ...args: readonly string[]): Promise<string> {
        return this.electrum(name, "--wallet", this.name, ...args);
    }
}
