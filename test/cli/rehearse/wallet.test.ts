import assert from "node:assert/strict";

import { bitcoin, isComplete, lastFailure, refusal } from "../../../cli/rehearse/electrumOutput";
import { Wallet } from "../../../cli/rehearse/wallet";

/** A wallet in an Electrum that answers each command with a text, and keeps what it was told. */
function wallet(answers: Record<string, unknown>): { alice: Wallet; told: string[][] } {
    const told: string[][] = [];
    const electrum = (...command: readonly string[]): Promise<string> => {
        told.push([...command]);
        const answer = answers[command[0]!];
        return Promise.resolve(typeof answer === "string" ? answer : JSON.stringify(answer));
    };
    return { alice: new Wallet(electrum, "alice"), told };
}

const history = [
    { txid: "in", amount_sat: 150_000_000, fee_sat: null, confirmations: 2, height: 7 },
    { txid: "out", amount_sat: -50_001_000, fee_sat: 1_000, confirmations: 0, height: 0 },
];

describe("Wallet", () => {
    it("reads balances to the satoshi, and without an unconfirmed part", async () => {
        const both = wallet({ getbalance: { confirmed: "0.29", unconfirmed: "-0.00000001" } });
        assert.deepEqual(await both.alice.balance(), { confirmed: 29_000_000, unconfirmed: -1 });
        const all = wallet({ getbalance: { confirmed: "20999999.9769" } });
        const { confirmed, unconfirmed } = await all.alice.balance();
        assert.deepEqual([confirmed, unconfirmed], [2_099_999_997_690_000, 0]);
    });

    it("reads its history", async () => {
        assert.deepEqual(await wallet({ onchain_history: history }).alice.history(), [
            { txid: "in", satoshis: 150_000_000, fee: undefined, confirmations: 2 },
            { txid: "out", satoshis: -50_001_000, fee: 1_000, confirmations: 0 },
        ]);
    });

    it("signs a payment with a fee of so many satoshis, and sends it", async () => {
        const { alice, told } = wallet({ payto: "0200", broadcast: "id" });
        assert.equal(await alice.pay("address", 1, 150), "id");
        assert.deepEqual(told, [
            ["payto", "--wallet", "alice", "address", "0.00000001", "--fee", "0.00000150"],
            ["broadcast", "0200"],
        ]);
    });

    it("waits for a balance, and says what it has when it does not come", async () => {
        const { alice } = wallet({ getbalance: { confirmed: "1", unconfirmed: "0.5" } });
        await alice.waitForBalance({ confirmed: 1e8, unconfirmed: 5e7 }, 0);
        await assert.rejects(alice.waitForBalance({ confirmed: 1e8, unconfirmed: 0 }, 0), {
            message:
                "After 0 s: alice holds 100000000 satoshis and 50000000 unconfirmed, " +
                "not 100000000 and 0",
        });
    });

    it("waits for confirmations, and says how many there are when they do not come", async () => {
        const { alice } = wallet({ onchain_history: history });
        await alice.waitForConfirmations("in", 2, 0);
        await alice.waitForConfirmations("out", 0, 0);
        const third = alice.waitForConfirmations("in", 3, 0);
        await assert.rejects(third, { message: "After 0 s: in has 2 of 3 confirmations" });
        const other = alice.waitForConfirmations("other", 0, 0);
        await assert.rejects(other, { message: "After 0 s: alice does not know other" });
    });
});

describe("what Electrum prints", () => {
    it("is its reason for a refusal: the last line that tells something", () => {
        assert.equal(refusal("docker exec: wallet not loaded"), "docker exec: wallet not loaded");
        const inside =
            '(inside daemon): Traceback (most recent call last):\n  File "wallet.py", line 9\n' +
            "electrum.util.NotEnoughFunds: Insufficient funds\n\n" +
            "internal error while executing RPC";
        assert.equal(refusal(inside), "electrum.util.NotEnoughFunds: Insufficient funds");
    });

    it("is why the last attempt to connect has failed", () => {
        const log = [
            "  0.71 | I | logging | Electrum version: 4.8.3",
            "  0.73 | I | interface.[node:50002] | succeeded in getting cert",
            "  0.74 | I | interface.[node:50002] | disconnecting due to: ConnectError(gaierror(-2))",
            "  8.28 | E | interface.[node:50002] | Exception in run: ErrorSSLCertFingerprintMismatch('no')",
            "Traceback (most recent call last):",
            '  File "/usr/lib/python3/dist-packages/electrum/util.py", line 1254, in wrapper',
        ];
        const failure = "Exception in run: ErrorSSLCertFingerprintMismatch('no')";
        assert.equal(lastFailure(log.join("\n")), failure);
        assert.equal(lastFailure(log.slice(0, 2).join("\n")), undefined);
    });

    it("is a transaction when all have signed, and a PSBT before", () => {
        assert.ok(isComplete("02000000000101"));
        assert.ok(!isComplete("cHNidP8BAH0CAAAA"));
    });

    it("takes amounts without an exponent", () => {
        assert.equal(bitcoin(1), "0.00000001");
        assert.equal(bitcoin(2_099_999_997_690_000), "20999999.97690000");
    });
});
