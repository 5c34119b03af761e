import assert from "node:assert/strict";

import { plot } from "../../../bench/sync/plot";
import { inTurns } from "../../../bench/sync/play";
import { factor, spread, storageName, summaries, totalOf } from "../../../bench/sync/summary";
import type { Run } from "../../../bench/sync/summary";
import { changesTable, latencyTable, timeTable, transferTable } from "../../../bench/sync/tables";
import { runOf } from "./support";

const efs = { blocks: "efs", databases: "efs" } as const;
const disk = { blocks: "disk", databases: "disk" } as const;

/** Three runs of each: the sample takes 20, 30 and 40 s on EFS, this project 10, 12 and 14. */
const runs: Run[] = [
    ...[20, 30, 40].map((seconds) => runOf("AWS sample", efs, seconds)),
    ...[10, 14, 12].map((seconds) => runOf("this project", efs, seconds)),
    runOf("AWS sample", disk, 8),
    runOf("this project", disk, 16),
];

describe("the spread of measurements", () => {
    it("is the middle, the smallest and the largest", () => {
        assert.deepEqual(spread([3, 1, 2]), { median: 2, least: 1, most: 3 });
    });

    it("has the mean of the two in the middle when they are even", () => {
        assert.equal(spread([1, 2, 4, 9]).median, 3);
    });

    it("is refused where nothing was measured", () => {
        assert.throws(() => spread([]), RangeError);
    });
});

describe("the summary of first syncs", () => {
    it("puts the runs of a configuration on a storage together", () => {
        const names = summaries(runs).map((one) => [one.configuration, one.storage, one.runs]);
        assert.deepEqual(names, [
            ["AWS sample", "EFS latency", 3],
            ["this project", "EFS latency", 3],
            ["AWS sample", "plain disk", 1],
            ["this project", "plain disk", 1],
        ]);
    });

    it("counts a sync until the last of node, index and ElectrumX has everything", () => {
        const { measured } = runOf("any", efs, 10);
        assert.equal(totalOf({ ...measured, stages: { node: 1, index: 12, electrumx: 10 } }), 12);
    });

    it("tells the factor by the medians, also where this project is behind", () => {
        const all = summaries(runs);
        assert.equal(factor(all, "this project", "EFS latency"), 2.5);
        assert.equal(factor(all, "this project", "plain disk"), 0.5);
    });

    it("takes what reached the slow file system, and on the disk what the kernel counts", () => {
        const [slow, , plain] = summaries(runs);
        assert.equal(slow?.reads.median, 100);
        assert.equal(plain?.reads.median, 3 + 4);
    });

    it("names a storage that is both", () => {
        assert.equal(
            storageName({ blocks: "efs", databases: "disk" }),
            "blocks EFS latency, databases plain disk",
        );
    });
});

describe("the tables of first syncs", () => {
    it("show the median with its range, and a single run alone", () => {
        const lines = timeTable(summaries(runs)).split("\n");
        assert.match(lines[2] ?? "", /AWS sample +\| EFS latency +\| 30\.0 \(20\.0 to 40\.0\)/);
        assert.match(lines[4] ?? "", /AWS sample +\| plain disk +\| 8\.0 +\|/);
    });

    it("show how many times as long a change made it", () => {
        const changed = [runOf("par=1", efs, 18)];
        const [, , row = ""] = changesTable(changed, summaries(runs)[1]).split("\n");
        assert.match(row, /par=1 +\| EFS latency \| 18\.0 +\| 9\.0 +\| 18\.0 +\| 1\.50/);
    });

    it("show transfers in megabytes and operations", () => {
        assert.match(
            transferTable(summaries(runs)),
            /this project +\| EFS latency +\| +5 \| +6 \|/,
        );
    });

    it("show the latency that was delivered on each storage", () => {
        const [, , plain = "", slow = ""] = latencyTable(runs).split("\n");
        assert.match(plain, /plain disk +\| 0\.010 \(0\.010 to 0\.010\)/);
        assert.match(slow, /EFS latency +\| 1\.050 \(1\.050 to 1\.050\)/);
    });
});

describe("the plot of first syncs", () => {
    const svg = plot(summaries(runs), "this project", "Measured <today> & here");

    it("has a bar for each configuration and storage, as long as it took", () => {
        const lengths = [...svg.matchAll(/class="(?:total|other)".*? width="([\d.]+)"/g)].map(
            ([, length]) => Number(length),
        );
        assert.equal(lengths.length, 4);
        assert.ok(Math.abs((lengths[0] ?? 0) / (lengths[1] ?? 1) - 2.5) < 0.01);
    });

    it("can be read on a light and on a dark page", () => {
        assert.match(svg, /prefers-color-scheme: dark/);
    });

    it("escapes what it is given", () => {
        assert.match(svg, /Measured &lt;today> &amp; here/);
    });
});

describe("the order of first syncs", () => {
    it("lets the configurations take turns on each storage", () => {
        const [a, b] = ["a", "b"].map((name) => ({
            ...{ name, bitcoind: [], electrumx: {}, electrumxAtOnce: false, pageCacheMib: 8 },
        }));
        const order = inTurns([a!, b!], 2).map(
            ({ configuration, storage }) => `${configuration.name} ${storage.databases}`,
        );
        const once = ["a disk", "b disk", "a efs", "b efs"];
        assert.deepEqual(order, [...once, ...once]);
    });
});
