import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";

import { Outside } from "../../support/outside";
import type { Running } from "../../support/outside";

/** In a folder of its own: `up` is found by a file below the folder where it was started. */
const here = (folder: string): string => `
    process.chdir(${JSON.stringify(folder)});
    const { isUp, listen, stopUp } = require(${JSON.stringify(resolve("cli/local/control.ts"))});
    const say = (word) => process.stdout.write(word + "\\n");
`;

/** Lives on when it is asked to stop, until it is killed. */
const listener = `
    setInterval(() => undefined, 60_000);
    void listen(() => say("asked")).then(() => say("listens"));
`;

/** Says whether another runs, and then asks it; the second question is asked while it waits. */
const asker = `
    void (async () => {
        say("up " + (await isUp()));
        const stopped = stopUp().then(() => say("stopped"));
        say("still up " + (await isUp()));
        await stopped;
    })();
`;

describe("control", () => {
    let outside: Outside;

    beforeEach(() => {
        outside = new Outside();
        mkdirSync(outside.path(".local"));
    });
    afterEach(() => outside.remove());

    const start = (script: string): Running => {
        const text = `${here(outside.path(""))}${script}`;
        return outside.start([process.execPath, "--import", "tsx", "--eval", text]);
    };

    it("brings the request to the one that listens, and waits until that process has ended", async () => {
        const listening = start(listener);
        await listening.said(/listens/);
        const asking = start(asker);
        await asking.said(/^still up/m);
        await listening.said(/asked/);
        listening.signal("SIGKILL");
        assert.equal(await asking.ended, 0);
        assert.equal(asking.stdout, "up true\nstill up true\nstopped\n");
    });

    it("returns at once where none listens, also when one was killed before", async () => {
        const listening = start(listener);
        await listening.said(/listens/);
        listening.signal("SIGKILL");
        await listening.ended;
        const asking = start(asker);
        assert.equal(await asking.ended, 0);
        assert.match(asking.stdout, /^up false\n/);
        assert.match(asking.stdout, /^stopped$/m);
    });

    it("listens again where one was killed before", async () => {
        const killed = start(listener);
        await killed.said(/listens/);
        killed.signal("SIGKILL");
        await killed.ended;
        await start(listener).said(/listens/);
    });

    it("does not keep the process alive that listens, even while another waits for its end", async () => {
        const brief = start(`
            const wait = setInterval(() => undefined, 60_000);
            void listen(() => clearInterval(wait)).then(() => say("listens"));
        `);
        await brief.said(/listens/);
        const asking = start("void stopUp().then(() => say('stopped'));");
        assert.equal(await brief.ended, 0);
        assert.equal(await asking.ended, 0);
        assert.equal(asking.stdout, "stopped\n");
    });
});
