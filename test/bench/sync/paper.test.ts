import assert from "node:assert/strict";

import type { ChainFacts } from "../../../bench/sync/chain/make";
import { estimate } from "../../../bench/sync/paper/mainnet";
import { pairOf } from "../../../bench/sync/paper/pair";
import { predicted, ratesOf } from "../../../bench/sync/paper/rates";
import { fullCaches } from "../../../bench/sync/stop";
import { runOf } from "./support";

const facts: ChainFacts = {
    ...{ transactions: 100, inputs: 200, outputs: 300, signatures: 150, unspent: 100 },
    ...{ height: 10, tip: "", assumeValid: "", bytes: 1e6, time: 0 },
};

describe("rates from a pair of storages", () => {
    const rates = ratesOf({
        facts,
        disk: { node: 5, electrumx: 10 },
        efs: { node: 8, electrumx: 14 },
        lookups: 40,
        txindex: 5_000,
    });

    it("tell what an input or output costs the node there, and ElectrumX without waiting", () => {
        assert.equal(rates.nodeEntry, 8 / 500);
        assert.equal(rates.electrumxEntry, 10 / 500);
    });

    it("lay what ElectrumX took longer on slow storage to its lookups", () => {
        assert.equal(rates.lookup, 4 / 40);
    });

    it("foretell the chain that they are from", () => {
        assert.deepEqual(predicted(rates, facts, 40), { node: 8, electrumx: 14 });
    });

    it("foretell twice the time for twice the chain", () => {
        const twice = { ...facts, inputs: 400, outputs: 600 };
        assert.deepEqual(predicted(rates, twice, 80), { node: 16, electrumx: 28 });
    });
});

describe("the pair that rates are made from", () => {
    it("is the medians of this project's own runs", () => {
        const efs = { blocks: "efs", databases: "efs" } as const;
        const disk = { blocks: "disk", databases: "disk" } as const;
        const runs = [
            ...[10, 30, 20].map((seconds) => runOf("this project", efs, seconds)),
            runOf("this project", disk, 8),
            runOf("AWS sample", efs, 999),
            runOf("this project", { blocks: "efs", databases: "disk" }, 999),
        ];
        const pair = pairOf(facts, runs);
        assert.deepEqual(
            [pair.efs, pair.disk],
            [
                { node: 10, electrumx: 10 },
                { node: 4, electrumx: 4 },
            ],
        );
        assert.deepEqual([pair.lookups, pair.txindex], [1_000, 5_000]);
    });
});

describe("mainnet on paper", () => {
    const rates = {
        ...{ nodeEntry: 1e-5, electrumxEntry: 2e-5, lookup: 1e-3 },
        ...{ indexBytes: 50, entries: 5, inputShare: 0.5 },
    };
    const size = { cpu: 4096, memory: 30720 };

    it("takes the node's seconds for each input and output of all transactions", () => {
        const transactions = (66 * 1024 ** 3) / 50;
        const { nodeDays } = estimate(rates, size);
        assert.equal(Math.round(nodeDays * 86_400), Math.round(transactions * 5 * 1e-5));
    });

    it("takes less time where the page cache answers ElectrumX's lookups", () => {
        const large = estimate(rates, { cpu: 8192, memory: 61440 });
        const usual = estimate(rates, size);
        assert.ok(large.cached > usual.cached && large.days < usual.days);
    });

    it("costs the task's hours, and traffic that does not hang on them", () => {
        const slow = estimate({ ...rates, nodeEntry: 2e-5 }, size);
        const usual = estimate(rates, size);
        const hours = (slow.days - usual.days) * 24;
        const task = 4 * 0.04048 + 30 * 0.004445;
        assert.ok(Math.abs(slow.usd - usual.usd - hours * task) < 1e-6);
    });
});

describe("the stop of full caches", () => {
    it("is reckoned from the time of each coin and entry", () => {
        const stopped = { stops: { electrumx: 4, bitcoind: 2 }, flushSeconds: 3 };
        const after = { node: 1, coins: 1_000, muhash: "" };
        const full = fullCaches({ ...stopped, after }, 500);
        // 450 MiB of 120 bytes for a coin; 1,024 MB of 205 bytes for an entry.
        assert.equal(full.bitcoindFull, (2 * ((450 * 1024 ** 2) / 120)) / 1_000);
        assert.equal(full.electrumxFull, (3 * ((1_024 * 1e6) / 205)) / 500);
    });
});
