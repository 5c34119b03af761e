import assert from "node:assert/strict";

import { openLock } from "../../../cli/local/miner";
import { chooseCoin, openTransaction, virtualSize } from "../../../cli/rehearse/openTransaction";
import type { Coin } from "../../../cli/rehearse/openTransaction";

const txid = "53e2b74bf4028d15fa688376b40d0b802d616c8b7c60e30509cfd4e16e959306";

describe("openTransaction", () => {
    it("spends a coin with nothing but the script that is always true", () => {
        const coin = { txid, vout: 258, satoshis: 0 };
        const outputs = [
            { script: "0014" + "ab".repeat(20), satoshis: 12_345 },
            { script: openLock, satoshis: 5_000_000_000 },
        ];
        assert.equal(
            openTransaction(coin, outputs),
            [
                "02000000", // version
                "00 01", // marker, flag
                "01", // inputs: the coin's transaction backwards, its place, no script, replaceable
                "0693956ee1d4cf0905e3607c8b6c612d800b0db4768368fa158d02f44bb7e253",
                "02010000 00 fdffffff",
                "02", // outputs: an amount and a lock each
                "3930000000000000 16 0014" + "ab".repeat(20),
                "00f2052a01000000 22" + openLock,
                "01 01 51", // witness: one item, one byte, OP_TRUE
                "00000000", // lock time
            ]
                .join("")
                .replaceAll(" ", ""),
        );
    });

    it("counts more than 252 outputs in three bytes", () => {
        const outputs = Array.from({ length: 300 }, () => ({ script: "51", satoshis: 1 }));
        const transaction = openTransaction({ txid, vout: 0, satoshis: 0 }, outputs);
        const afterInput = 2 * (4 + 2 + 42);
        assert.equal(transaction.slice(afterInput, afterInput + 6), "fd2c01");
    });

    it("pays to the hash of OP_TRUE", () => {
        // What `bitcoin-cli decodescript 51` says of its segwit form.
        const hash = "4ae81572f06e1b88fd5ced7a1a000945432e83e1551e6f721ee9c00b8cc33260";
        assert.equal(openLock, `0020${hash}`);
    });

    it("is as large as bitcoind says", () => {
        // A payment to one P2WSH output, with change: 142 bytes, `vsize` 139 in getrawtransaction.
        const outputs = [1, 2].map((satoshis) => ({ script: openLock, satoshis }));
        const transaction = openTransaction({ txid, vout: 0, satoshis: 0 }, outputs);
        assert.equal(transaction.length / 2, 142);
        assert.equal(virtualSize(transaction), 139);
    });
});

describe("chooseCoin", () => {
    const coins: Coin[] = [25, 50, 12.5].map((coin, vout) => ({
        txid,
        vout,
        satoshis: coin * 1e8,
    }));

    it("takes the smallest that is enough", () => {
        assert.equal(chooseCoin(coins, 12.5e8).satoshis, 12.5e8);
        assert.equal(chooseCoin(coins, 12.5e8 + 1).satoshis, 25e8);
    });

    it("says that blocks are missing when none is", () => {
        assert.throws(() => chooseCoin(coins, 50e8 + 1), {
            message: "None of 3 coins pays 5000000001 satoshis: mine blocks.",
        });
    });
});
