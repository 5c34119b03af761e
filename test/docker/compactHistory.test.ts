import assert from "node:assert/strict";
import { mkdirSync, rmdirSync } from "node:fs";

import { describeWith } from "../support/needs";
import { Outside } from "../support/outside";
import type { Running } from "../support/outside";

/** Stands for LevelDB: each database is a folder with its state in a file. */
const plyvel = `
import os
class Error(Exception): pass
class DB:
    def __init__(self, path, create_if_missing):
        if os.path.exists(path + "/broken"): raise Error(b"IO error: no room")
        self.path = path
    def get(self, key, default):
        with open(self.path + "/" + key.decode().strip("\\0")) as file: return file.read().encode()
    def close(self): pass
`;
/** Stand for ElectrumX's program; none tells by its status how it went. */
const compacts = `#!/bin/sh\nread -r state < "$DB_DIRECTORY/hist/state"\necho "was $state"
printf '{"flush_count": 3}' > "$DB_DIRECTORY/hist/state"\n`;
const fails = "#!/bin/sh\nexit 0\n";
const goesOn = "#!/bin/sh\necho going on\nexec sleep 60\n";

describeWith(["sh", "python3"], "docker/compact-history", () => {
    let outside: Outside;

    beforeEach(() => {
        outside = new Outside().copy("compact-history").file("plyvel.py", plyvel);
        outside.program("next", "#!/bin/sh\necho next $*\n");
        for (const name of ["hist", "utxo"]) mkdirSync(outside.path(`srv/electrumx/${name}`));
    });
    afterEach(() => outside.remove());

    const database = (count: number, synced = true): void => {
        outside.file("srv/electrumx/hist/state", `{"flush_count": ${count}}`);
        outside.file("srv/electrumx/utxo/state", `{"first_sync": ${synced ? "False" : "True"}}`);
    };
    const run = (compaction: string): Running => {
        outside.program("electrumx_compact_history", compaction);
        return outside.start(["compact-history", "next", "step"], {
            PYTHONPATH: outside.path("."),
            DB_DIRECTORY: outside.path("srv/electrumx"),
        });
    };

    it("leaves a history with a low flush count alone", async () => {
        database(49_999);
        const done = run(compacts);
        assert.equal(await done.ended, 0);
        assert.equal(done.stdout, "next step\n");
    });

    it("compacts one with a high flush count, and says when it starts and ends", async () => {
        database(50_000);
        const done = run(compacts);
        assert.equal(await done.ended, 0);
        const [starts, works, ends, next] = done.stdout.split("\n");
        assert.match(starts!, /^Compacting the history: its flush count is 50,000, and /);
        assert.equal(works, 'was {"flush_count": 50000}');
        assert.equal(ends, "The history is compacted: its flush count is 3.");
        assert.equal(next, "next step");
    });

    it("leaves a database alone that is in its first sync, which ElectrumX cannot compact", async () => {
        database(60_000, false);
        const done = run(compacts);
        assert.equal(await done.ended, 0);
        assert.equal(done.stdout, "next step\n");
    });

    it("goes on where there is no database yet", async () => {
        for (const name of ["hist", "utxo"]) rmdirSync(outside.path(`srv/electrumx/${name}`));
        assert.equal(await run(compacts).ended, 0);
    });

    it("fails, whatever the status was, when the flush count stays high", async () => {
        database(50_001);
        const failed = run(fails);
        assert.equal(await failed.ended, 1);
        const reason = "The history could not be compacted: its flush count is still 50,001.\n";
        assert.equal(failed.stderr, reason);
        assert.doesNotMatch(failed.stdout, /next/);
    });

    it("fails when the database cannot be opened", async () => {
        outside.file("srv/electrumx/hist/broken", "");
        const failed = run(compacts);
        assert.equal(await failed.ended, 1);
        const reason = "ElectrumX's database cannot be opened: IO error: no room\n";
        assert.equal(failed.stderr, reason);
    });

    it("tells the health check what it does, and ends at once when it is told to", async () => {
        database(65_535);
        const compacting = run(goesOn);
        await compacting.said(/going on/);
        assert.equal(outside.text("run/waiting/electrumx"), "compacting the history");
        compacting.signal("SIGTERM");
        assert.equal(await compacting.ended, 143);
    });
});
