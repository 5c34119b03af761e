import assert from "node:assert/strict";
import { mock } from "node:test";

import { Broken } from "../../../cli/rehearse/broken";
import { play } from "../../../cli/rehearse/play";
import type { Cast, Scene } from "../../../cli/rehearse/scene";
import type { Stage } from "../../../cli/rehearse/stage";

const scene = (promise: string, act: () => Promise<string>): Scene => ({ promise, play: act });
const held = (promise: string): Scene => scene(promise, () => Promise.resolve("fine"));

/** Plays scenes on one stage and returns the status, what was printed, and whether the stage stopped. */
async function playing(scenes: readonly Scene[], signal = new AbortController().signal) {
    let stopped = false;
    const stage = {
        stop: () => {
            stopped = true;
            return Promise.resolve([]);
        },
    } as unknown as Stage;
    const printed: string[] = [];
    const keep = (text: string | Uint8Array): boolean => printed.push(String(text)) > 0;
    const streams = [process.stdout, process.stderr];
    const writes = streams.map((stream) => mock.method(stream, "write", keep));
    try {
        const assemble = (stages: Stage[]) => {
            stages.push(stage);
            return Promise.resolve({ stages } as unknown as Cast);
        };
        const status = await play({ cast: "a test", scenes, assemble }, signal);
        return { status, stopped, printed: printed.join("") };
    } finally {
        for (const write of writes) write.mock.restore();
    }
}

describe("play", () => {
    it("ends with 0 and a table of every promise that held", async () => {
        const { status, printed } = await playing([held("it serves"), held("it stops")]);
        assert.equal(status, 0);
        assert.match(printed, /2 promises held/);
    });

    it("ends with 1 at the first broken promise, and says which and why", async () => {
        let played = false;
        const broken = scene("it serves", () => Promise.reject(new Broken("it was silent")));
        const after = scene("it stops", () => {
            played = true;
            return Promise.resolve("");
        });
        const { status, printed } = await playing([held("it starts"), broken, after]);
        assert.equal(status, 1);
        assert.match(printed, /^Broken: it serves\. it was silent$/m);
        assert.match(printed, /1 promises held/);
        assert.equal(played, false);
    });

    it("says when something failed that nobody foresaw", async () => {
        const odd = scene("it serves", () => Promise.reject(new TypeError("no such thing")));
        const { status, printed } = await playing([odd]);
        assert.equal(status, 1);
        assert.match(printed, /^Broken: it serves \(not foreseen\)\. no such thing$/m);
    });

    it("ends with 130 when it is interrupted, in the middle of a scene too", async () => {
        const end = new AbortController();
        const endless = scene("it serves", () => {
            end.abort();
            return new Promise(() => undefined);
        });
        assert.equal((await playing([endless], end.signal)).status, 130);
    });

    it("stops every stage, however it ends", async () => {
        const broken = scene("it serves", () => Promise.reject(new Broken("it was silent")));
        assert.equal((await playing([held("it serves")])).stopped, true);
        assert.equal((await playing([broken])).stopped, true);
    });
});
