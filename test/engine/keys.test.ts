import assert from "node:assert/strict";

import { wif } from "../support/keys/base58";
import type { Run } from "./support/run";
import { Workspace } from "./support/workspace";

/** Where a person may put a key by mistake; each place gets one of its own. */
const planted = {
    property: wif("planted in a property"),
    secret: wif("planted in a secret"),
    asset: wif("planted in an asset"),
    context: wif("planted in a build context"),
    configuration: wif("planted in the configuration"),
};

describe("the policy pack under the engine, with planted keys", () => {
    let workspace: Workspace;
    let refused: Run;

    before(async () => {
        workspace = await Workspace.ofProgram();
        workspace.files
            .write("index.ts", program)
            .write("files/wallet.dat", `${planted.asset}\n`)
            .write("image/Dockerfile", "FROM scratch\nCOPY . /\n")
            .write("image/etc/app.conf", `wallet=${planted.context}\n`);
        await workspace.secret("wallet", planted.configuration);
        refused = await workspace.refusedUp({ pack: true });
    });
    after(() => {
        workspace.close();
    });

    it("refuses each of them in preview", () => {
        assert.deepEqual(refused.errors, ["preview failed"]);
        assert.deepEqual(refused.forbidden.toSorted(), [
            "no-key-in-configuration bitcoin-node-test",
            "no-key-in-files in-asset",
            "no-key-in-files in-context",
            "no-key-in-properties in-property",
            "no-key-in-properties in-secret",
        ]);
    });

    it("creates nothing", () => {
        assert.deepEqual(workspace.deeds, []);
    });

    it("prints none of them, and keeps none", () => {
        const shown = [...workspace.printed, ...refused.messages, ...workspace.files.kept()].join();
        for (const [place, key] of Object.entries(planted)) {
            assert.ok(!shown.includes(key), place);
        }
    });
});

/** The secret stands beside a value that a first preview does not know. */
const program = `
    import * as pulumi from "@pulumi/pulumi";
    class Resource extends pulumi.CustomResource {}
    const parameter = "aws:ssm/parameter:Parameter";
    const cluster = new Resource("aws:ecs/cluster:Cluster", "cluster", {});
    new Resource(parameter, "in-property", { value: "${planted.property}" });
    new Resource(parameter, "in-secret", {
        description: cluster.id,
        value: pulumi.secret("${planted.secret}"),
    });
    new Resource("aws:s3/bucketObjectv2:BucketObjectv2", "in-asset", {
        source: new pulumi.asset.FileAsset("./files/wallet.dat"),
    });
    new Resource("docker:index/image:Image", "in-context", { build: { context: "./image" } });
`;
