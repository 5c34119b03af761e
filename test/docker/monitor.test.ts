import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import Ajv from "ajv";

import { metricDimension, metricNamespace, metrics } from "../../components/metrics";
import type { MetricName } from "../../components/metrics";
import { about, replayed, sequences } from "../support/monitor";
import type { Line } from "../support/monitor";
import { describeWith } from "../support/needs";

/** The states that each sequence goes through, task after task, and the ends of tasks by the monitor. */
const expected: Record<string, [states: string, ...ends: RegExp[]]> = {
    behind: ["serving, catching up, serving"],
    "certificate-near-its-end": ["serving"],
    "clock-jumps": ["serving"],
    "clock-jumps-in-sync": ["starting, downloading"],
    compaction: ["serving | compacting, starting, catching up, serving"],
    "daemon-gone": ["serving, unreachable, stalled", /^a1: .*Nothing has moved for 2 h 30 min/],
    "first-sync": ["starting, downloading, indexing, starting, indexing, serving"],
    healthy: ["serving"],
    "lock-lost": [
        "serving",
        /^a1: The lock on bitcoind's data named this task and now names a2\.$/,
    ],
    "many-flushes": ["serving"],
    "network-lost": [
        "serving, stalled | catching up, stalled, serving",
        /^a1: .*No new block was announced for 5 h 0 min\.$/,
    ],
    "network-lost-in-sync": ["starting, downloading, stalled", /^a1: .*Nothing has moved/],
    paused: ["serving, stopping | starting, catching up, starting, catching up, serving"],
    "port-silent": ["serving, unreachable, stalled, serving"],
    rehearsal: [
        "starting, downloading, serving, catching up, serving, catching up, serving, unreachable" +
            " | starting, serving, unreachable",
    ],
    reorganisation: ["serving, catching up, serving"],
    "restart-loop": [
        "starting, downloading | ".repeat(6) +
            "starting, downloading, stalled | stalled | stalled | stalled | stalled",
    ],
    "restart-while-syncing": ["starting, downloading | starting, downloading"],
    "start-stuck": [
        "starting, stalled | starting, stalled | stalled",
        /^a1: This went on for 2 h 0 min: /,
        /^a2: This went on for 4 h 0 min: /,
        /^a3: This went on for 8 h 0 min: /,
    ],
    "stuck-indexer": [
        "starting, indexing, stalled",
        /^a1: .*Nothing has moved for 2 h 30 min\. ElectrumX index: 403,600 of 950,\d+\.$/,
    ],
    "waiting-for-the-lock": ["waiting for the lock, starting, serving"],
    "wallet-found": ["serving"],
    "warming-up": ["serving | starting, catching up, serving"],
};

/** The states one after the other, with a bar between tasks. */
function statesOf(lines: readonly Line[]): string {
    const changes = lines.filter(({ State, Task }, i) => {
        const before = lines[i - 1];
        return State !== before?.State || Task !== before.Task;
    });
    const words = changes.map(({ State, Task }, i) => {
        if (i === 0) return State;
        return `${Task === changes[i - 1]!.Task ? ", " : " | "}${State}`;
    });
    return words.join("");
}

const isMetric = (name: string): name is MetricName => name in metrics;

describeWith(["python3"], "docker/monitor over recorded sequences", () => {
    const schema = JSON.parse(readFileSync("test/support/embeddedMetricFormat.json", "utf8"));
    const isValid = new Ajv().compile(schema as object);
    const played = new Map(sequences.map((name) => [name, replayed(name)]));
    const of = (name: string) => played.get(name)!;

    it("has an expectation for every sequence", () => {
        assert.deepEqual([...sequences].sort(), Object.keys(expected).sort());
    });

    for (const [name, [states, ...ends]] of Object.entries(expected)) {
        it(`${name}: ${states || about(name)}`, () => {
            assert.equal(statesOf(of(name).lines), states);
            assert.equal(of(name).ends.length, ends.length, of(name).ends.join("\n"));
            for (const [i, end] of ends.entries()) assert.match(of(name).ends[i]!, end);
        });
    }

    it("writes every line in the embedded metric format", () => {
        for (const { lines } of played.values()) {
            for (const line of lines) {
                assert.ok(isValid(line), JSON.stringify([isValid.errors, line]));
            }
        }
    });

    it("lists exactly the metrics of a line, in the units of components/metrics.ts", () => {
        for (const { lines } of played.values()) {
            for (const { _aws, ...members } of lines) {
                const [directive] = _aws.CloudWatchMetrics;
                assert.equal(directive!.Namespace, metricNamespace);
                assert.deepEqual(directive!.Dimensions, [[metricDimension]]);
                assert.equal(typeof members[metricDimension], "string");
                const listed = directive!.Metrics.map(({ Name, Unit }) => [Name, Unit]);
                const present = Object.keys(members).filter(isMetric);
                assert.deepEqual(
                    listed.sort(),
                    present.map((metric) => [metric, metrics[metric]]).sort(),
                );
            }
        }
    });

    it("tells each metric somewhere", () => {
        const told = new Set(
            [...played.values()].flatMap(({ lines }) => lines.flatMap(Object.keys)),
        );
        assert.deepEqual(
            Object.keys(metrics).filter((metric) => !told.has(metric)),
            [],
        );
    });

    it("never tells nought for what it does not know", () => {
        const { lines } = of("daemon-gone");
        const silent = lines.filter(({ State }) => State === "unreachable");
        for (const line of silent) {
            for (const metric of ["Blocks", "ElectrumBlocks", "BlocksBehind", "Peers"] as const) {
                assert.ok(!(metric in line), metric);
            }
        }
    });

    it("tells how far a node is behind only once it has served", () => {
        for (const { BlocksBehind, ServedBefore } of of("first-sync").lines) {
            assert.equal(BlocksBehind !== undefined, ServedBefore);
        }
    });

    it("announces the very first serving for a quarter of an hour, and never again", () => {
        const announced = (name: string) =>
            of(name).lines.filter((line) => line.FirstServing === 1);
        assert.equal(announced("first-sync").length, 30);
        assert.equal(announced("first-sync")[0]!.State, "serving");
        assert.equal(announced("network-lost").length, 30);
    });

    it("estimates the time left after ten minutes, and about right", () => {
        const running = of("first-sync").lines.filter(({ State }) => State === "downloading");
        const first = running.findIndex((line) => "BlocksPerSecond" in line);
        const waited = Date.parse(running[first]!.Time) - Date.parse(running[0]!.Time);
        assert.equal(waited / 60_000, 10);
        // By blocks it would be two hours too much at half of the way.
        const middle = running[Math.floor(running.length / 2)]!;
        const ended = running.at(-1)!;
        const left = (Date.parse(ended.Time) - Date.parse(middle.Time)) / 1000;
        assert.ok(Math.abs(middle.SecondsLeft! - left) / left < 0.1, String(middle.SecondsLeft));
    });

    it("measures progress by transactions: the early blocks are nearly empty", () => {
        const [line] = of("restart-while-syncing").lines.filter(({ Blocks }) => Blocks === 600_000);
        const share = 480_000_000 / 1_400_000_000;
        assert.ok(Math.abs(Number(line!["BlocksProgress"]) - share) < 1e-6);
    });

    it("names the wallet, the other task, and the flushes", () => {
        assert.equal(of("wallet-found").lines.at(-1)!.WalletFound, 1);
        assert.equal(of("lock-lost").lines.at(-1)!["Holder"], "a2");
        assert.ok(of("many-flushes").lines.at(-1)!.HistoryFlushes! >= 50_000);
    });

    it("dates a state by the clock of now, when that was set anew", () => {
        const since = new Set(of("clock-jumps").lines.map(({ Since }) => Since));
        assert.equal(since.size, 2);
    });
});
