import assert from "node:assert/strict";

import { describeWith } from "../support/needs";
import { Outside } from "../support/outside";

describeWith(["sh"], "docker/start-bitcoind", () => {
    let outside: Outside;

    beforeEach(() => {
        outside = new Outside().copy("start-bitcoind");
        outside.program("hold-lock", '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    });
    afterEach(() => outside.remove());

    it("removes an earlier start's cookie before it waits for the lock", async () => {
        outside.file("run/bitcoin/cookie", "__cookie__:0");
        assert.equal(await outside.start(["start-bitcoind"]).ended, 0);
        assert.equal(outside.text("run/bitcoin/cookie"), undefined);
    });

    it("runs bitcoind under the lock, with the task's options last, where they win", async () => {
        const started = outside.start(["start-bitcoind", "-chain=regtest", "-dbcache=450"]);
        await started.ended;
        const words = started.stdout.trimEnd().split("\n");
        const lock = ["bitcoind", outside.path("srv/bitcoin/holder.lock"), "bitcoind"];
        assert.deepEqual(words.slice(0, 3), lock);
        assert.deepEqual(words.slice(-2), ["-chain=regtest", "-dbcache=450"]);
    });
});
