import assert from "node:assert/strict";

import type { ChainFacts } from "../../../bench/sync/chain/make";
import { estimate } from "../../../bench/sync/paper/mainnet";
import { predicted, ratesOf, stagesOf } from "../../../bench/sync/paper/rates";
import { fullCaches } from "../../../bench/sync/stop";
import { runOf } from "./support";

const facts: ChainFacts = {
    ...{ transactions: 100, inputs: 200, outputs: 300, signatures: 150, unspent: 100 },
    ...{ height: 10, tip: "", assumeValid: "", bytes: 1e6, time: 0 },
};

describe("rates of a chain", () => {
    const efs = { blocks: "efs", databases: "efs" } as const;
    const disk = { blocks: "disk", databases: "disk" } as const;
    const runs = [
        ...[10, 30, 20].map((seconds) => runOf("this project", efs, seconds)),
        runOf("this project", disk, 8),
        runOf("AWS sample", efs, 999),
        runOf("this project", { blocks: "efs", databases: "disk" }, 999),
    ];
    const rates = ratesOf(facts, runs);

    it("come from the medians of this project's runs on EFS's latency", () => {
        assert.deepEqual([rates.nodeEntry, rates.electrumxEntry], [10 / 500, 10 / 500]);
        assert.equal(rates.read, 0.00106);
        assert.deepEqual([rates.indexBytes, rates.entries, rates.inputShare], [50, 5, 0.4]);
    });

    it("foretell the chain that they are from", () => {
        assert.deepEqual(predicted(rates, facts), stagesOf(runs));
    });

    it("foretell twice the time for twice the chain", () => {
        const twice = { ...facts, inputs: 400, outputs: 600 };
        assert.deepEqual(predicted(rates, twice), { node: 20, electrumx: 20 });
    });
});

describe("mainnet on paper", () => {
    const rates = {
        ...{ nodeEntry: 1e-5, electrumxEntry: 2e-5, read: 1e-3 },
        ...{ indexBytes: 50, entries: 5, inputShare: 0.5 },
    };
    const size = { cpu: 4096, memory: 30720 };
    const entries = ((66 * 1024 ** 3) / 50) * 5;

    it("takes the seconds for each input and output of all transactions", () => {
        const { nodeDays, electrumxDays } = estimate(rates, size);
        assert.equal(Math.round(nodeDays * 86_400), Math.round(entries * 1e-5));
        assert.equal(Math.round(electrumxDays.least * 86_400), Math.round(entries * 2e-5));
    });

    it("takes at most two reads more for each coin that neither cache has", () => {
        const { electrumxDays, pageCacheGib } = estimate(rates, size);
        const lookups = entries * 0.5 * 0.45 * (1 - pageCacheGib / 15);
        const more = (electrumxDays.most - electrumxDays.least) * 86_400;
        assert.ok(Math.abs(more - lookups * 2 * 1e-3) < 1);
    });

    it("has no such coin where the page cache holds all that is looked up", () => {
        const { electrumxDays } = estimate(rates, { cpu: 8192, memory: 61440 });
        assert.equal(electrumxDays.most, electrumxDays.least);
    });

    it("costs the task's hours, and traffic that does not hang on them", () => {
        const slow = estimate({ ...rates, nodeEntry: 2e-5 }, size);
        const usual = estimate(rates, size);
        const hours = (slow.nodeDays - usual.nodeDays) * 24;
        const task = 4 * 0.04048 + 30 * 0.004445;
        assert.ok(Math.abs(slow.usd.least - usual.usd.least - hours * task) < 1e-6);
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
