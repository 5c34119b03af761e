import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";

import { describeWith } from "../support/needs";
import { Outside } from "../support/outside";

/** Says what the volumes hold, with a file system of this size for all of them where one is given. */
const script = (fileSystem = ""): string => `
import json, os, types
from monitor import files
${fileSystem}
print(json.dumps(files.ask_sizes()))
`;

describeWith(["python3"], "docker/monitor/files.py", () => {
    let outside: Outside;

    beforeEach(() => {
        outside = new Outside();
        for (const [file, size] of [
            ["blocks/blk00000.dat", 1000],
            ["bitcoin/chainstate/000003.ldb", 200],
            ["electrumx/hist/000005.ldb", 30],
            ["electrumx/holder.lock", 4],
        ] as const) {
            const place = `srv/${file}`;
            mkdirSync(outside.path(place.replace(/\/[^/]+$/, "")), { recursive: true });
            outside.file(place, "x".repeat(size));
        }
    });
    afterEach(() => outside.remove());

    const sizes = async (fileSystem?: string): Promise<unknown> => {
        const asked = outside.start(["python3", "-c", script(fileSystem)]);
        assert.equal(await asked.ended, 0, asked.stderr);
        return JSON.parse(asked.stdout);
    };

    it("adds up what is in the folders of a disk, however deep", async () => {
        assert.deepEqual(await sizes(), { blocks_bytes: 1000, databases_bytes: 234 });
    });

    it("takes EFS's own word, which has 8 EiB, in place of a walk that is paid for by the file", async () => {
        const efs = "types.SimpleNamespace(f_frsize=2**20, f_blocks=2**43, f_bfree=2**43 - 812)";
        const bytes = 812 * 2 ** 20;
        assert.deepEqual(await sizes(`os.scandir = None; os.statvfs = lambda _: ${efs}`), {
            blocks_bytes: bytes,
            databases_bytes: bytes,
        });
    });

    it("does not know the size of what it cannot read", async () => {
        const denied = "def denied(_): raise PermissionError\nos.scandir = denied";
        assert.deepEqual(await sizes(denied), { blocks_bytes: null, databases_bytes: null });
    });
});
