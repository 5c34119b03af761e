import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";

import { describeWith } from "../support/needs";
import { Outside } from "../support/outside";

describeWith(["sh"], "docker/start-bitcoind", () => {
    let outside: Outside;

    beforeEach(() => {
        outside = new Outside().copy("start-bitcoind", "data-folder");
        outside.program("hold-lock", '#!/bin/sh\nprintf "%s\\n" "$@"\n');
    });
    afterEach(() => outside.remove());

    it("removes an earlier start's cookie before it waits for the lock", async () => {
        outside.file("run/bitcoin/cookie", "__cookie__:0");
        assert.equal(await outside.start(["start-bitcoind"]).ended, 0);
        assert.equal(outside.text("run/bitcoin/cookie"), undefined);
    });

    it("uses what was restored, in the folders that AWS Backup has made", async () => {
        const restore = "aws-backup-restore_2026-11-08T03-12-00-000Z";
        const data = outside.path(`srv/bitcoin/${restore}/bitcoind`);
        const blocks = outside.path(`srv/blocks/${restore}/blocks`);
        for (const folder of [data, blocks]) mkdirSync(folder, { recursive: true });
        const started = outside.start(["start-bitcoind"], { RESTORED: "true" });
        await started.ended;
        const words = started.stdout.trimEnd().split("\n");
        assert.equal(words[1], `${data}/holder.lock`);
        assert.ok(words.includes(`-datadir=${data}`));
        assert.ok(words.includes(`-blocksdir=${blocks}`));
    });

    it("runs bitcoind under the lock once its data is checked, with the task's options last, where they win", async () => {
        const started = outside.start(["start-bitcoind", "-chain=regtest", "-dbcache=450"]);
        await started.ended;
        const words = started.stdout.trimEnd().split("\n");
        const folders = [outside.path("srv/bitcoin"), outside.path("srv/blocks")];
        assert.deepEqual(words.slice(0, 9), [
            ...["bitcoind", outside.path("srv/bitcoin/holder.lock")],
            ...["check-data", "bitcoind", "regtest", ...folders, "--", "bitcoind"],
        ]);
        assert.ok(words.includes(`-datadir=${folders[0]!}`));
        assert.ok(words.includes(`-blocksdir=${folders[1]!}`));
        assert.deepEqual(words.slice(-2), ["-chain=regtest", "-dbcache=450"]);
    });
});
