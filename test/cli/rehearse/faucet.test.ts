import assert from "node:assert/strict";

import { openLock } from "../../../cli/local/miner";
import { lockOf, pay, payAll } from "../../../cli/rehearse/faucet";
import { openTransaction } from "../../../cli/rehearse/openTransaction";

const script = "0014" + "ab".repeat(20);

/** The ID of the n-th coin's transaction, for n up to 9. */
function txid(n: number): string {
    return `a${n}`.repeat(32);
}

/** A node at block 200 whose coins are of these heights; it keeps what is sent. */
function node(coins: { height: number; amount: number; coinbase?: boolean; spent?: boolean }[]): {
    cli: (...args: string[]) => Promise<string>;
    sent: string[];
} {
    const sent: string[] = [];
    const answers: Record<string, (argument: string) => unknown> = {
        validateaddress: (address) => (address === "known" ? { scriptPubKey: script } : {}),
        scantxoutset: () => ({
            height: 200,
            unspents: coins.map((coin, n) => ({ coinbase: true, ...coin, txid: txid(n), vout: 0 })),
        }),
        gettxspendingprevout: (outpoints) =>
            (JSON.parse(outpoints) as { txid: string }[]).map((one) =>
                coins[Number(one.txid[1])]?.spent ? { ...one, spendingtxid: txid(9) } : one,
            ),
        sendrawtransaction: (transaction) => {
            sent.push(transaction);
            return "id";
        },
    };
    const cli = (command: string, ...args: string[]): Promise<string> => {
        const answer = answers[command]?.(args.at(-1)!);
        return Promise.resolve(typeof answer === "string" ? answer : JSON.stringify(answer));
    };
    return { cli, sent };
}

describe("faucet", () => {
    it("pays an address, and the rest less the fee back to everybody", async () => {
        const { cli, sent } = node([{ height: 1, amount: 50 }]);
        assert.equal(await pay(cli, "known", 100_000), "id");
        // 2 satoshis for each of 127 virtual bytes.
        const change = { script: openLock, satoshis: 5_000_000_000 - 100_000 - 254 };
        const coin = { txid: txid(0), vout: 0, satoshis: 5_000_000_000 };
        assert.deepEqual(sent, [openTransaction(coin, [{ script, satoshis: 100_000 }, change])]);
    });

    it("takes a block's coin from the 100th block after it on, and other coins at once", async () => {
        const young = node([{ height: 102, amount: 50 }]);
        await assert.rejects(pay(young.cli, "known", 1_000), /None of 0 coins/);
        const ripe = node([{ height: 101, amount: 50 }]);
        await pay(ripe.cli, "known", 1_000);
        const change = node([{ height: 200, amount: 50, coinbase: false }]);
        await pay(change.cli, "known", 1_000);
    });

    it("passes over coins that the mempool spends", async () => {
        const { cli, sent } = node([
            { height: 1, amount: 25, spent: true },
            { height: 2, amount: 50 },
        ]);
        await pay(cli, "known", 1_000);
        assert.ok(sent[0]!.includes(txid(1)));
    });

    it("reads amounts to the satoshi", async () => {
        const { cli } = node([{ height: 1, amount: 0.29 }]);
        // 29,000,000 in all: the payment, 254 of fee, and 330 that the change may not go below.
        await pay(cli, "known", 28_999_416);
        await assert.rejects(pay(cli, "known", 28_999_417), /None of 1 coins pays 29000001/);
    });

    it("pays the same lock many times in one transaction", async () => {
        const { cli, sent } = node([{ height: 1, amount: 50 }]);
        const outputs = [1_000, 2_000, 3_000].map((satoshis) => ({ script, satoshis }));
        await payAll(cli, outputs);
        assert.equal(sent[0]!.split(script).length - 1, 3);
        const tooMany = Array.from({ length: 1_001 }, () => outputs[0]!);
        await assert.rejects(payAll(cli, tooMany), /At most 1000 outputs/);
    });

    it("refuses what is no address", async () => {
        await assert.rejects(lockOf(node([]).cli, "nonsense"), /nonsense is not an address/);
    });
});
