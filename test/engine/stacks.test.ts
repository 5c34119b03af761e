import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";

import { planStack } from "../../cli/plan/plan";
import { registryPassword } from "./support/aws";
import { sorted } from "./support/run";
import { Workspace } from "./support/workspace";

for (const stack of ["dev", "minimal"]) {
    /** One life of a stack: each test goes on where the one before it ended. */
    describe(`stack ${stack} under the engine`, () => {
        let workspace: Workspace;
        let planned: string[];

        before(async () => {
            workspace = await Workspace.ofProject(stack);
            planned = sorted((await planStack(workspace.files.program, stack)).resources);
        });
        after(() => {
            workspace.close();
        });

        it("the pack allows a first preview, which creates what the plan lists", async () => {
            const preview = await workspace.preview({ pack: true });
            assert.deepEqual(preview.forbidden, []);
            assert.deepEqual(sorted(preview.resources), planned);
            assert.deepEqual(workspace.deeds, []);
        });

        it("the pack allows the update, which creates exactly what the plan lists", async () => {
            const up = await workspace.up({ pack: true });
            assert.deepEqual(up.forbidden, []);
            assert.deepEqual(sorted(await workspace.resources()), planned);
        });

        it("outputs the fingerprint of the certificate that was made", async () => {
            const { fingerprint, wallet } = await workspace.outputs();
            assert.match(fingerprint, /^[0-9a-f]{64}$/);
            assert.equal(fingerprint, await fingerprintIn(workspace));
            assert.ok(wallet.electrum.endsWith(` --serverfingerprint ${fingerprint}`));
        });

        it("a second time nothing changes, and the pack still allows it", async () => {
            const preview = await workspace.preview({ pack: true, expectNoChanges: true });
            assert.deepEqual(preview.forbidden, []);
            assert.deepEqual(preview.changes, []);
        });

        it("phase serve: throughput and its alarms, and a task of another size", async () => {
            workspace.settings({ phase: "serve" });
            assert.deepEqual((await workspace.up()).changes, [
                "create bitcoin-monitoring-blocks-credits",
                "create bitcoin-monitoring-databases-credits",
                "replace bitcoin-node-task",
                "update bitcoin-monitoring",
                "update bitcoin-monitoring-dashboard",
                "update bitcoin-node",
                "update bitcoin-node-service",
                "update bitcoin-storage",
                "update bitcoin-storage-blocks",
                "update bitcoin-storage-databases",
            ]);
        });

        it("a changed file of the image: the image, the task and the service", async () => {
            const image = async () =>
                (await workspace.state("docker:index/image:Image")).repoDigest;
            const before = await image();
            workspace.files.write("docker/bitcoin.conf", "# another one\n");
            assert.deepEqual((await workspace.up()).changes, [
                "replace bitcoin-node-task",
                "update bitcoin-image-image",
                "update bitcoin-node",
                "update bitcoin-node-service",
            ]);
            const task = await workspace.state("aws:ecs/taskDefinition:TaskDefinition");
            assert.notEqual(await image(), before);
            assert.ok(task.containerDefinitions.includes(await image()));
        });

        it("certificateGeneration 2: key, certificate, and a new task for the service", async () => {
            const before = await fingerprintIn(workspace);
            workspace.settings({ certificateGeneration: 2 });
            assert.deepEqual((await workspace.up()).changes, [
                "create bitcoin-certificate-cert-2",
                "create bitcoin-certificate-key-2",
                "delete bitcoin-certificate-cert-1",
                "delete bitcoin-certificate-key-1",
                "replace bitcoin-certificate-tls-version",
                "replace bitcoin-node-task",
                "update bitcoin-certificate",
                "update bitcoin-node",
                "update bitcoin-node-service",
            ]);
            const { fingerprint } = await workspace.outputs();
            assert.notEqual(fingerprint, before);
            assert.equal(fingerprint, await fingerprintIn(workspace));
            const task = await workspace.state("aws:ecs/taskDefinition:TaskDefinition");
            const service = await workspace.state("aws:ecs/service:Service");
            assert.equal(service.taskDefinition, task.arn);
        });

        it("paused: the service stops its task, and nobody is alarmed by that", async () => {
            workspace.settings({ paused: true });
            assert.deepEqual((await workspace.up()).changes, [
                "update bitcoin-monitoring",
                "update bitcoin-monitoring-dashboard",
                "update bitcoin-monitoring-not-running",
                "update bitcoin-node",
                "update bitcoin-node-service",
            ]);
            assert.equal((await workspace.state("aws:ecs/service:Service")).desiredCount, 0);
        });

        it("nothing said, output or kept shows the TLS key or the registry's password", async () => {
            const key = (await workspace.state("tls:index/privateKey:PrivateKey")).privateKeyPem;
            const [, header = "", firstLine = ""] = key.split(/-----BEGIN (.+)-----\n(.+)\n/);
            assert.match(header, /PRIVATE KEY$/);
            const places = [
                JSON.stringify(await workspace.outputs()),
                ...workspace.said,
                ...workspace.files.kept(),
            ];
            for (const secret of ["PRIVATE KEY", firstLine, registryPassword]) {
                const shown = places.filter((text) => text.includes(secret));
                assert.equal(shown.length, 0, `${secret} is shown ${shown.length} times`);
            }
        });

        it("destroy leaves nothing, neither in the state nor in the clouds", async () => {
            await workspace.destroy();
            assert.deepEqual(await workspace.resources(), []);
            assert.deepEqual(workspace.alive, []);
        });
    });
}

async function fingerprintIn(workspace: Workspace): Promise<string> {
    const { certPem } = await workspace.state("tls:index/selfSignedCert:SelfSignedCert");
    return new X509Certificate(certPem).fingerprint256.replaceAll(":", "").toLowerCase();
}
