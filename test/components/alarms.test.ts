import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { compactingFrom } from "../../components/alarms";
import { metrics } from "../../components/metrics";
import { alarmsByName, pointsOf, statesOver } from "../support/alarms";
import { evaluate } from "../support/alarmEvaluator";
import type { Point } from "../support/alarmEvaluator";
import { tableIn } from "../support/markdown";
import { replay } from "../support/monitor";
import { describeWith } from "../support/needs";

/**
 * Burst credits, which AWS tells of and the monitor does not: made here, minute by minute, in the
 * size of a new file system's, falling by the bytes that pass each second.
 */
function credits(...parts: [minutes: number, bytesPerSecond: number][]): Point[] {
    let value = 2.31e12;
    const points: Point[] = [];
    for (const [minutes, bytesPerSecond] of parts) {
        for (let i = 0; i < minutes; i += 1) {
            value -= 60 * bytesPerSecond;
            points.push({ at: points.length * 60, value });
        }
    }
    return points;
}
const spent = credits([600, 60e6]);
const lent = credits([240, 60e6], [240, -40e6]);

/** What fires each alarm, and what is healthy, as far as it may be mistaken for that. */
const pairs: Record<string, { fires: string | Point[]; quiet: (string | Point[])[] }> = {
    "not-running": { fires: "paused", quiet: ["healthy", "restart-while-syncing", "compaction"] },
    stalled: {
        fires: "stuck-indexer",
        quiet: ["healthy", "first-sync", "warming-up", "compaction", "waiting-for-the-lock"],
    },
    behind: { fires: "behind", quiet: ["healthy", "first-sync", "reorganisation", "paused"] },
    "no-peers": { fires: "network-lost", quiet: ["healthy", "first-sync", "paused"] },
    "wallet-found": { fires: "wallet-found", quiet: ["healthy", "first-sync"] },
    "certificate-ends": { fires: "certificate-near-its-end", quiet: ["healthy"] },
    "compaction-due": { fires: "many-flushes", quiet: ["healthy", "first-sync"] },
    "first-serving": { fires: "first-sync", quiet: ["restart-while-syncing", "stuck-indexer"] },
    "blocks-credits": { fires: spent, quiet: [lent] },
    "databases-credits": { fires: spent, quiet: [lent] },
};

describe("alarms", () => {
    it("have each what fires it and what does not", () => {
        assert.deepEqual([...alarmsByName().keys()], Object.keys(pairs));
    });

    it("look at metrics that the monitor tells, by the stack's tag, or at EFS's", () => {
        for (const { namespace, metricName, dimensions } of alarmsByName().values()) {
            if (namespace === "AWS/EFS") {
                assert.equal(metricName, "BurstCreditBalance");
                const id = dimensions["FileSystemId"];
                assert.ok(id === "fs-blocks" || id === "fs-databases");
            } else {
                assert.equal(namespace, "BitcoinNode");
                assert.ok(metricName in metrics, metricName);
                assert.deepEqual(dimensions, { Stack: "bitcoin-node-dev" });
            }
        }
    });

    it("watch burst credits in serve only: in sync throughput is elastic", () => {
        const inSync = [...alarmsByName({ phase: "sync" }).keys()];
        assert.deepEqual(
            [...alarmsByName().keys()].filter((name) => !inSync.includes(name)),
            ["blocks-credits", "databases-credits"],
        );
    });

    it("name the stack's own commands", () => {
        const texts = [...alarmsByName({ stack: "minimal" }).values()].map(({ todo }) => todo);
        assert.ok(texts.some((todo) => todo.includes("npm run status -- --stack minimal")));
        assert.ok(texts.every((todo) => !todo.includes("STACK")));
    });

    it("tell of a compaction from the count on that docker/compact-history starts one at", () => {
        const script = readFileSync("docker/compact-history", "utf8");
        const [, high = ""] = /^HIGH = ([\d_]+)$/m.exec(script) ?? [];
        assert.equal(Number(high.replaceAll("_", "")), compactingFrom);
    });

    it("are all in README, with what they mean and what to do", () => {
        const expected = [...alarmsByName().values()].map(({ name, means, todo }) => [
            `\`${name}\``,
            means,
            todo,
        ]);
        const written = tableIn("README.md", "Alarms").map(([name = "", ...cells]) => [
            name,
            ...cells.map((cell) => cell.replaceAll("`", "")),
        ]);
        assert.deepEqual(written, expected);
    });
});

describeWith(["python3"], "alarms over what the monitor says", () => {
    const points = (name: string, of: string | Point[]): Point[] =>
        typeof of === "string" ? pointsOf(alarmsByName().get(name)!, replay(of)) : of;

    for (const [name, { fires, quiet }] of Object.entries(pairs)) {
        const alarm = alarmsByName().get(name)!;
        it(`${name} fires over ${typeof fires === "string" ? fires : "credits that are spent"}`, () => {
            assert.ok(statesOver(alarm, points(name, fires)).includes("ALARM"));
        });
        for (const one of quiet) {
            it(`${name} is quiet over ${typeof one === "string" ? one : "credits that are lent"}`, () => {
                assert.ok(!statesOver(alarm, points(name, one)).includes("ALARM"));
            });
        }
    }

    it("not-running knows nothing while paused, and tells when the task runs again", () => {
        const paused = alarmsByName({ paused: true }).get("not-running")!;
        const states = statesOver(paused, points("not-running", "paused"));
        assert.deepEqual(states, ["OK", "INSUFFICIENT_DATA", "OK"]);
        assert.ok(paused.tellsEnd);
    });

    it("not-running takes lines that come 10 minutes late, and 10 minutes of dropped ones", () => {
        const alarm = alarmsByName().get("not-running")!;
        const all = points("not-running", "healthy");
        const begin = all[0]!.at;
        const late = all.map((point, i) => {
            return { ...point, arrived: point.at + (i < 60 ? 0 : 600) };
        });
        const dropped = all.filter(({ at }) => (at - begin) % 3600 < 3000);
        for (const some of [late, dropped]) assert.deepEqual(statesOver(alarm, some), ["OK"]);
    });

    it("not-running takes the stop of a weekly backup for what it is, and tells of a longer one", () => {
        const weekly = alarmsByName({ backup: "weekly" }).get("not-running")!;
        const all = points("not-running", "healthy");
        const begin = all[0]!.at + 3600;
        const stopped = (minutes: number): Point[] =>
            all.filter(({ at }) => at < begin || at >= begin + minutes * 60);
        assert.deepEqual(statesOver(weekly, stopped(50)), ["OK"]);
        assert.ok(statesOver(weekly, stopped(65)).includes("ALARM"));
        const usual = alarmsByName().get("not-running")!;
        assert.ok(statesOver(usual, stopped(50)).includes("ALARM"));
    });

    it("not-running tells of a task that has never said anything", () => {
        const silence = Array.from({ length: 17 }, () => undefined);
        const alarm = alarmsByName().get("not-running")!;
        assert.equal(evaluate(alarm, silence, "INSUFFICIENT_DATA"), "ALARM");
    });

    it("that tell of their end do so because the node is well, not because it is silent", () => {
        for (const alarm of alarmsByName().values()) {
            if (!alarm.tellsEnd || alarm.treatMissingData === "breaching") continue;
            const silence = Array.from({ length: alarm.evaluationPeriods }, () => undefined);
            assert.equal(evaluate(alarm, silence, "ALARM"), "ALARM", alarm.name);
        }
    });

    it("of a healthy node are all quiet, but for the news of its first serving", () => {
        const lines = replay("healthy");
        const loud = [...alarmsByName({ phase: "sync" }).values()].filter((alarm) =>
            statesOver(alarm, pointsOf(alarm, lines)).includes("ALARM"),
        );
        assert.deepEqual(
            loud.map(({ name }) => name),
            ["first-serving"],
        );
    });
});
