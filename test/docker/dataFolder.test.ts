import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";

import { describeWith } from "../support/needs";
import { Outside } from "../support/outside";

describeWith(["sh"], "docker/data-folder", () => {
    let outside: Outside;

    beforeEach(() => {
        outside = new Outside().copy("data-folder");
    });
    afterEach(() => outside.remove());

    const find = (env: Record<string, string>) =>
        outside.start(["data-folder", outside.path("srv/bitcoin"), "bitcoind"], env);
    const restored = (time: string, name: string): string => {
        const folder = outside.path(`srv/bitcoin/aws-backup-restore_${time}/${name}`);
        mkdirSync(folder, { recursive: true });
        return folder;
    };

    it("is the mount, whatever is in it, unless the data was restored", async () => {
        restored("2026-11-01T03-12-00-000Z", "bitcoind");
        const found = find({});
        assert.equal(await found.ended, 0);
        assert.equal(found.stdout, `${outside.path("srv/bitcoin")}\n`);
    });

    it("is the daemon's part of the last restore", async () => {
        restored("2026-11-01T03-12-00-000Z", "bitcoind");
        const last = restored("2026-11-08T03-12-00-000Z", "bitcoind");
        restored("2026-11-15T03-12-00-000Z", "electrumx");
        const found = find({ RESTORED: "true" });
        assert.equal(await found.ended, 0);
        assert.equal(found.stdout, `${last}\n`);
    });

    it("is nowhere before the restore, which is said in one sentence", async () => {
        mkdirSync(outside.path("srv/bitcoin/aws-backup-failed-restore_2026/bitcoind"), {
            recursive: true,
        });
        const found = find({ RESTORED: "true" });
        assert.equal(await found.ended, 1);
        assert.equal(found.stdout, "");
        assert.match(found.stderr, /^Nothing has been restored into .* 'pulumi stack output data'/);
        assert.equal(found.stderr.trimEnd().split("\n").length, 1);
    });
});
