import assert from "node:assert/strict";

import type { ChainFacts } from "../../../bench/sync/chain/make";
import { estimate } from "../../../bench/sync/paper/mainnet";
import { nodeEntryOf, predicted, ratesOf, stagesOf } from "../../../bench/sync/paper/rates";
import { fullCaches } from "../../../bench/sync/stop";
import { runOf } from "./support";

const facts: ChainFacts = {
    ...{ transactions: 100, inputs: 200, outputs: 300, signatures: 150, unspent: 100 },
    ...{ height: 10, tip: "", assumeValid: "", bytes: 1e6, time: 0 },
};

const efs = { blocks: "efs", databases: "efs" } as const;
const disk = { blocks: "disk", databases: "disk" } as const;

describe("rates between two chains", () => {
    /** 500 inputs and outputs: 10 s for the node and 10 s for ElectrumX by the median. */
    const long = {
        facts,
        runs: [
            ...[10, 30, 20].map((seconds) => runOf("this project", efs, seconds)),
            runOf("this project", disk, 8),
            runOf("AWS sample", efs, 999),
            runOf("this project", { blocks: "efs", databases: "disk" }, 999),
            runOf("2 vCPU, 16 GiB", efs, 40),
        ],
    };
    /** 100 of them: 4 s each. */
    const short = {
        facts: { ...facts, inputs: 40, outputs: 60 },
        runs: [runOf("this project", efs, 8)],
    };
    const rates = ratesOf(short, long);

    it("come from the medians of this project's runs on EFS's latency", () => {
        assert.deepEqual(rates.node, { start: 2.5, entry: 6 / 400 });
        assert.deepEqual(rates.electrumx, { start: 2.5, entry: 6 / 400 });
        assert.equal(rates.read, 0.00106);
        assert.deepEqual([rates.indexBytes, rates.entries, rates.inputShare], [50, 5, 0.4]);
    });

    it("foretell the chains that they are from", () => {
        assert.deepEqual(predicted(rates, short.facts), stagesOf(short.runs));
        assert.deepEqual(predicted(rates, long.facts), stagesOf(long.runs));
    });

    it("count a start once, however long the chain", () => {
        const twice = { ...facts, inputs: 400, outputs: 600 };
        assert.deepEqual(predicted(rates, twice), { node: 17.5, electrumx: 17.5 });
    });

    it("tell another task's node by its own runs, without the start", () => {
        assert.equal(nodeEntryOf(rates, long, "2 vCPU, 16 GiB"), (20 - 2.5) / 500);
    });
});

describe("mainnet on paper", () => {
    const rates = {
        ...{ node: { start: 9, entry: 1e-5 }, electrumx: { start: 9, entry: 2e-5 }, read: 1e-3 },
        ...{ indexBytes: 50, entries: 5, inputShare: 0.5 },
    };
    const crowded = {
        size: { cpu: 4096, memory: 30720 },
        caches: { dbcache: 20_480, electrumx: 1_200 },
    };
    const roomy = { ...crowded, caches: { ...crowded.caches, dbcache: 4_096 } };
    const entries = ((66 * 1024 ** 3) / 50) * 5;

    it("takes the seconds for each input and output of all transactions, and no start", () => {
        const { nodeDays, electrumxDays } = estimate(rates, roomy, 1e-5);
        assert.equal(Math.round(nodeDays * 86_400), Math.round(entries * 1e-5));
        assert.equal(Math.round(electrumxDays.least * 86_400), Math.round(entries * 2e-5));
    });

    it("takes at most two reads more for each coin that neither cache has", () => {
        const { electrumxDays, pageCacheGib, usd } = estimate(rates, crowded, 1e-5);
        const reads = entries * 0.5 * 0.45 * (1 - pageCacheGib / 15) * 2;
        const more = (electrumxDays.most - electrumxDays.least) * 86_400;
        assert.ok(Math.abs(more - reads * 1e-3) < 1);
        // Each brings 128 KiB, and EFS bills them at $0.03 a GiB.
        const hours = (more / 3_600) * (4 * 0.04048 + 30 * 0.004445);
        const billed = ((reads * 128) / 1024 ** 2) * 0.03;
        assert.ok(Math.abs(usd.most - usd.least - hours - billed) < 1e-6 * billed);
    });

    it("has no such coin where the page cache holds all that is looked up", () => {
        const { electrumxDays, usd } = estimate(rates, roomy, 1e-5);
        assert.equal(electrumxDays.most, electrumxDays.least);
        assert.equal(usd.most, usd.least);
    });

    it("costs the task's hours, and traffic that does not hang on them", () => {
        const [slow, usual] = [estimate(rates, roomy, 2e-5), estimate(rates, roomy, 1e-5)];
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
