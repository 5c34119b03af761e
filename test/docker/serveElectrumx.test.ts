import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";

import { describeWith } from "../support/needs";
import { Outside } from "../support/outside";
import type { Running } from "../support/outside";

/**
 * Stands for ElectrumX: its server sets the signals' handlers and runs until its event is set, or until
 * what it runs ends. `work` is the body of that.
 */
const electrumx = (work: string): string => `
import asyncio, logging, os, signal
version = "ElectrumX stand-in"
class Env:
    def __init__(self):
        assert os.environ["DAEMON_URL"] == "http://__cookie__:0@127.0.0.1:8332/"
class Controller:
    def __init__(self, env):
        self.logger = logging.getLogger("electrumx.Controller")
    async def run(self):
        stop = asyncio.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            asyncio.get_running_loop().add_signal_handler(number, stop.set)
        async def served():
            try: await self.serve(stop)
            finally: stop.set()
        task = asyncio.create_task(served())
        await stop.wait()
        task.cancel()
        try: await task
        except asyncio.CancelledError: pass
    async def serve(self, stop):
        ${work}
`;
const util = `
import logging
CompactFormatter = logging.Formatter
def make_logger(name, *, handler, level):
    logger = logging.getLogger(name)
    logger.addHandler(handler)
    logger.setLevel(level)
    return logger
`;

describeWith(["python3"], "docker/serve-electrumx", () => {
    let outside: Outside;

    beforeEach(() => {
        outside = new Outside().copy("serve-electrumx");
        outside.file("run/bitcoin/cookie", "__cookie__:0\n");
        mkdirSync(outside.path("electrumx/lib"), { recursive: true });
        outside.file("electrumx/lib/util.py", util);
    });
    afterEach(() => outside.remove());

    const serve = (work: string): Running => {
        outside.file("electrumx/__init__.py", electrumx(work));
        return outside.start(["serve-electrumx"], { PYTHONPATH: outside.path(".") });
    };
    const waits = "print('serving', flush=True); await asyncio.sleep(60)";

    for (const signal of ["SIGTERM", "SIGINT"] as const) {
        it(`ends with 0 after ${signal}`, async () => {
            const serving = serve(waits);
            await serving.said(/^serving$/m);
            serving.signal(signal);
            assert.equal(await serving.ended, 0);
            assert.match(serving.stdout, new RegExp(`received ${signal}`));
            assert.equal(serving.stderr, "");
        });
    }

    it("ends with 1 and one sentence after an exception, with the traceback in the log", async () => {
        const serving = serve("raise OSError(28, 'No space left on device')");
        assert.equal(await serving.ended, 1);
        assert.match(serving.stdout, /Traceback/);
        const reason = "OSError: [Errno 28] No space left on device";
        assert.equal(serving.stderr, `ElectrumX ended by an error: ${reason}\n`);
    });

    it("ends with 1 when writing out fails after a signal", async () => {
        const fails = "raise OSError('no room')";
        const serving = serve(`
        try: ${waits}
        except asyncio.CancelledError: ${fails}`);
        await serving.said(/^serving$/m);
        serving.signal("SIGTERM");
        assert.equal(await serving.ended, 1);
        assert.equal(serving.stderr, "ElectrumX ended by an error: OSError: no room\n");
    });

    for (const [how, work] of [
        ["by itself", "pass"],
        ["because a task of its own was cancelled", "raise asyncio.CancelledError"],
        ["over RPC", "stop.set(); await asyncio.sleep(60)"],
    ] as const) {
        it(`ends with 1 when it ended ${how}`, async () => {
            const serving = serve(work);
            assert.equal(await serving.ended, 1);
            assert.equal(serving.stderr, "ElectrumX ended without being told to.\n");
        });
    }

    it("tells the health check that it opens the database, and prints no password", async () => {
        const serving = serve(waits);
        await serving.said(/^serving$/m);
        assert.equal(outside.text("run/waiting/electrumx"), "opening the database");
        assert.doesNotMatch(serving.stdout + serving.stderr, /__cookie__/);
    });
});
