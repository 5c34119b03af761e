import assert from "node:assert/strict";
import { mock } from "node:test";
import timers from "node:timers/promises";

import { readComposition } from "../../../cli/local/composition";
import { keepRunning } from "../../../cli/local/service";
import { Task } from "../../../cli/local/task";
import { FakeDocker } from "../../support/fakeDocker";
import { describeWith } from "../../support/needs";

/** A task that lives as long, in milliseconds, has not failed at its start. */
const longLife = 2_000;

const starts = ["task", "monitor", "bitcoind", "electrumx"].map((one) => `start run-${one}`);

/** What one task's life is to Docker, from its start to its removal. */
const life = [
    ...starts,
    ...["stop run-electrumx", "stopped run-electrumx"],
    ...["stop run-bitcoind", "stopped run-bitcoind"],
    ...["stop run-monitor", "stopped run-monitor"],
    ...["stop run-task", "stopped run-task"],
    "rm --force --volumes run-task run-monitor run-bitcoind run-electrumx",
    "volume rm --force run_cookie run_waiting",
];

describeWith(["sh"], "keepRunning", () => {
    let fake: FakeDocker;
    let stop: AbortController;
    let now: number;
    let events: string[];
    let heard: () => void;
    let resume: () => void;
    let over: Promise<void>;

    const note = (event: string): void => {
        events.push(event);
        heard();
    };

    /** A pause that lasts until the test ends it, or the signal. */
    const pause = (milliseconds: number, _: unknown, { signal }: { signal: AbortSignal }) =>
        new Promise<void>((resolve, reject) => {
            resume = resolve;
            signal.addEventListener("abort", reject);
            note(`waits ${milliseconds} ms`);
        });

    beforeEach(() => {
        fake = new FakeDocker();
        stop = new AbortController();
        now = 0;
        events = [];
        heard = () => undefined;
        mock.method(Date, "now", () => now);
        mock.method(timers, "setTimeout", pause);
    });
    afterEach(() => {
        mock.restoreAll();
        fake.remove();
    });

    function keep(): void {
        const task = new Task("run", readComposition("docker/compose.yaml", "run"), {});
        over = keepRunning(task, stop.signal, {
            started: () => {
                note("started");
            },
            ended: ({ service, status }) => {
                note(`${service} ended with ${status}`);
            },
            stopped: () => {
                note("stopped");
            },
        });
    }

    /** Resolves once so many events have been told of; fails when it ends before. */
    async function told(count: number): Promise<void> {
        while (events.length < count) {
            const next = new Promise<"next">((resolve) => {
                heard = () => {
                    resolve("next");
                };
            });
            assert.equal(await Promise.race([next, over]), "next", events.join(", "));
        }
    }

    /** What was done, after the volumes were removed that an earlier process may have left. */
    const done = (): string[] => {
        const [left, ...lines] = fake.lines("start", "stop", "stopped", "rm", "volume rm");
        assert.equal(left, "volume rm --force run_cookie run_waiting");
        return lines;
    };

    it("stops all in order when one ends, removes it with its volumes, and starts a new task", async () => {
        keep();
        await told(1);
        now += longLife;
        fake.end("run-bitcoind", 1);
        await told(4);
        assert.deepEqual(events, ["started", "bitcoind ended with 1", "stopped", "started"]);
        assert.deepEqual(done(), [...life, ...starts]);
        stop.abort();
        await over;
    });

    it("stops in order on the signal, and does not start again", async () => {
        keep();
        await told(1);
        stop.abort();
        await over;
        assert.deepEqual(events, ["started", "stopped"]);
        assert.deepEqual(done(), life);
    });

    it("never has two tasks at a time, and keeps the chain from one to the next", async () => {
        keep();
        for (const before of [0, 3]) {
            await told(before + 1);
            now += longLife;
            fake.end("run-electrumx", 137);
        }
        await told(7);
        stop.abort();
        await over;
        assert.deepEqual(done(), [...life, ...life, ...life]);
        const kept = ["run_bitcoind", "run_blocks", "run_electrumx", "run_monitor"];
        assert.deepEqual(Object.keys(fake.labels("volumes")), kept);
    });

    it("does not start when the signal has come before", async () => {
        stop.abort();
        keep();
        await over;
        assert.deepEqual(done(), []);
    });

    it("first stops in order what an earlier process has left that was killed", async () => {
        await new Task("run", readComposition("docker/compose.yaml", "run"), {}).start();
        keep();
        await told(1);
        stop.abort();
        await over;
        const lines = fake.lines("start", "stop", "stopped", "rm", "volume rm");
        assert.deepEqual(lines, [...life, ...life]);
    });

    it("waits five seconds after a task that ended at once", async () => {
        keep();
        await told(1);
        now += longLife - 1;
        fake.end("run-bitcoind", 1);
        await told(4);
        assert.equal(events.at(-1), "waits 5000 ms");
        assert.deepEqual(done(), life);
        resume();
        await told(5);
        assert.equal(events.at(-1), "started");
        stop.abort();
        await over;
    });

    it("ends when the signal comes in that pause", async () => {
        keep();
        await told(1);
        fake.end("run-bitcoind", 1);
        await told(4);
        stop.abort();
        await over;
        assert.deepEqual(done(), life);
    });

    it("fails as Docker does, in one line, and leaves no container", async () => {
        fake.answer("start", "echo 'port 50002 is taken\nand more' >&2; exit 1");
        keep();
        await assert.rejects(over, { message: "docker start: port 50002 is taken" });
        assert.deepEqual(Object.keys(fake.labels("containers")), []);
    });
});
