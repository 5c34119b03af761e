import assert from "node:assert/strict";

import { Workspace } from "./support/workspace";

const fileSystems = ["bitcoin-storage-blocks", "bitcoin-storage-databases"];

describe("protectData under the engine", () => {
    let workspace: Workspace;

    before(async () => {
        workspace = await Workspace.ofProject("minimal");
        workspace.settings({ protectData: true });
        await workspace.up();
    });
    after(() => {
        workspace.close();
    });

    it("true: destroy refuses, names both file systems, and deletes nothing", async () => {
        const before = workspace.alive.length;
        const { errors } = await workspace.refusedDestroy();
        for (const name of fileSystems) {
            const named = errors.filter((error) => error.includes(`::${name}`));
            assert.equal(named.length, 1, errors.join("\n"));
            assert.match(named[0]!, /cannot be deleted.*protected/s);
        }
        assert.equal(workspace.alive.length, before);
    });

    it("true: the data stays even when somebody skips the preview", async () => {
        await assert.rejects(workspace.destroy());
        const left = workspace.alive.filter(({ type }) => type === "aws:efs/fileSystem:FileSystem");
        assert.deepEqual(left.map(({ name }) => name).sort(), fileSystems);
    });

    it("false again: an update lifts it, and destroy leaves nothing", async () => {
        workspace.settings({ protectData: false });
        await workspace.up();
        await workspace.destroy();
        assert.deepEqual(workspace.alive, []);
    });
});
