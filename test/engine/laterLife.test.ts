import assert from "node:assert/strict";

import { planStack } from "../../cli/plan/plan";
import { plainSystem } from "./support/aws";
import { sorted } from "./support/run";
import { Workspace } from "./support/workspace";

const name = { domain: "node.example.com", hostedZone: "Z0123456789EXAMPLE" };

for (const stack of ["dev", "minimal"]) {
    describe(`stack ${stack} with a name and backups under the engine`, () => {
        let workspace: Workspace;

        before(async () => {
            workspace = await Workspace.ofProject(stack);
            workspace.settings({ phase: "serve" });
            await workspace.up();
        });
        after(() => {
            workspace.close();
        });

        it("both can be set later: the plan lists what the pack then lets the engine make", async () => {
            const before = (await workspace.outputs())["fingerprint"];
            workspace.settings({ ...name, backup: "weekly" });
            const { resources } = await planStack(workspace.files.program, stack);
            const preview = await workspace.preview({ pack: true });
            assert.deepEqual(preview.forbidden, []);
            assert.deepEqual(sorted(preview.resources), sorted(resources));
            const up = await workspace.up({ pack: true });
            assert.deepEqual(up.forbidden, []);
            assert.deepEqual(sorted(await workspace.resources()), sorted(resources));
            const { fingerprint, wallet } = await workspace.outputs();
            assert.equal(fingerprint, before, "the certificate was renewed");
            assert.equal(wallet.server, "node.example.com:50002:s");
            // Without a load balancer only the task's next start tells its address.
            const service = await workspace.state("aws:ecs/service:Service");
            const reason = stack === "minimal" ? { restartFor: "node.example.com" } : undefined;
            assert.deepEqual(service.triggers, reason);
        });

        it("a second time nothing changes", async () => {
            const preview = await workspace.preview({ pack: true, expectNoChanges: true });
            assert.deepEqual(preview.changes, []);
        });

        it("the certificate carries the name once it is renewed", async () => {
            workspace.settings({ certificateGeneration: 2 });
            await workspace.up();
            const { dnsNames } = await workspace.state("tls:index/selfSignedCert:SelfSignedCert");
            assert.deepEqual(dnsNames, ["electrumx.bitcoin-node.internal", "node.example.com"]);
        });

        it("destroy leaves nothing", async () => {
            await workspace.destroy();
            assert.deepEqual(workspace.alive, []);
        });
    });
}

describe("data that exists under the engine", () => {
    let workspace: Workspace;
    const systems = { blocks: "fs-00000001", databases: "fs-00000002" };

    before(async () => {
        workspace = await Workspace.ofProject("minimal");
        workspace.settings({ phase: "serve", fileSystemIds: systems });
    });
    after(() => {
        workspace.close();
    });

    it("is used by a new stack, which the pack allows, and which makes no file system", async () => {
        const { resources } = await planStack(workspace.files.program, "minimal");
        const preview = await workspace.preview({ pack: true });
        assert.deepEqual(preview.forbidden, []);
        assert.deepEqual(sorted(preview.resources), sorted(resources));
        const up = await workspace.up({ pack: true });
        assert.deepEqual(up.forbidden, []);
        assert.deepEqual((await workspace.outputs())["data"], { fileSystemIds: systems });
        assert.ok(!workspace.deeds.some(({ type }) => type === "aws:efs/fileSystem:FileSystem"));
        const again = await workspace.preview({ pack: true, expectNoChanges: true });
        assert.deepEqual(again.changes, []);
    });

    it("is refused in one sentence when it is not encrypted", async () => {
        workspace.settings({ fileSystemIds: { ...systems, blocks: plainSystem } });
        const refused = await workspace.refusedUp();
        assert.deepEqual(refused.errors.length, 1);
        assert.match(
            refused.errors[0]!,
            /^fileSystemIds names fs-0000000f, which is not encrypted/,
        );
        workspace.settings({ fileSystemIds: systems });
    });

    it("outlives that stack", async () => {
        await workspace.destroy();
        assert.deepEqual(workspace.alive, []);
        assert.ok(!workspace.deeds.some(({ type }) => type === "aws:efs/fileSystem:FileSystem"));
    });

    it("can be two recovery points, with a role and commands to fill new file systems", async () => {
        const point = "arn:aws:backup:us-east-1:123456789012:recovery-point:";
        workspace.settings({
            fileSystemIds: undefined,
            paused: true,
            restoreFrom: { blocks: `${point}blocks`, databases: `${point}databases` },
        });
        const { resources } = await planStack(workspace.files.program, "minimal");
        const up = await workspace.up({ pack: true });
        assert.deepEqual(up.forbidden, []);
        assert.deepEqual(sorted(await workspace.resources()), sorted(resources));
        const { restore } = (await workspace.outputs())["data"];
        assert.match(
            restore.blocks,
            /^aws backup start-restore-job .*recovery-point:blocks .*blocks/,
        );
        await workspace.destroy();
        assert.deepEqual(workspace.alive, []);
    });
});
