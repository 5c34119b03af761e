import assert from "node:assert/strict";

import { Storage } from "../../components/storage";
import type { StorageArgs } from "../../components/storage";
import { all, valueOf } from "../support/resources";

const args: StorageArgs = {
    subnetIds: ["subnet-1", "subnet-2"],
    securityGroupId: "sg-files",
    clientRoleArn: "arn:role",
    phase: "sync",
};

async function byName(type: string) {
    return new Map((await all(type)).map((one) => [one.name, one]));
}

describe("Storage", () => {
    it("keeps blocks and databases on encrypted file systems of their own", async () => {
        new Storage("chain", args);
        const systems = await byName("aws:efs/fileSystem:FileSystem");
        assert.deepEqual([...systems.keys()].sort(), ["chain-blocks", "chain-databases"]);
        for (const { inputs } of systems.values()) assert.equal(inputs.encrypted, true);
    });

    it("moves only blocks to the cheaper class, and never back", async () => {
        new Storage("chain", args);
        const systems = await byName("aws:efs/fileSystem:FileSystem");
        assert.deepEqual(systems.get("chain-blocks")?.inputs.lifecyclePolicies, [
            { transitionToIa: "AFTER_30_DAYS" },
        ]);
        assert.deepEqual(systems.get("chain-databases")?.inputs.lifecyclePolicies, []);
    });

    it("has elastic throughput in sync and bursting in serve", async () => {
        new Storage("syncing", args);
        new Storage("serving", { ...args, phase: "serve" });
        for (const { name, inputs } of await all("aws:efs/fileSystem:FileSystem")) {
            const expected = name.startsWith("syncing") ? "elastic" : "bursting";
            assert.equal(inputs.throughputMode, expected);
        }
    });

    it("protects the data only when asked, so that destroy works", async () => {
        new Storage("trial", args);
        new Storage("kept", { ...args, protectData: true });
        for (const { name, protect } of await all("aws:efs/fileSystem:FileSystem")) {
            assert.equal(protect, name.startsWith("kept"));
        }
    });

    it("gives each daemon a folder of its own, as its own user", async () => {
        new Storage("chain", args);
        const points = await all("aws:efs/accessPoint:AccessPoint");
        const facts = points.map(({ inputs }) => [
            inputs.fileSystemId,
            inputs.rootDirectory.path,
            inputs.posixUser.uid,
            inputs.rootDirectory.creationInfo.ownerUid,
        ]);
        assert.deepEqual(facts.sort(), [
            ["chain-blocks-id", "/blocks", 1001, 1001],
            ["chain-databases-id", "/bitcoind", 1001, 1001],
            ["chain-databases-id", "/electrumx", 1002, 1002],
            ["chain-databases-id", "/monitor", 1001, 1001],
        ]);
    });

    it("has a mount target in every zone for both file systems, behind the files' group", async () => {
        new Storage("chain", args);
        const targets = await all("aws:efs/mountTarget:MountTarget");
        const facts = targets.map(({ inputs }) => `${inputs.fileSystemId} ${inputs.subnetId}`);
        assert.deepEqual(facts.sort(), [
            "chain-blocks-id subnet-1",
            "chain-blocks-id subnet-2",
            "chain-databases-id subnet-1",
            "chain-databases-id subnet-2",
        ]);
        for (const { inputs } of targets) assert.deepEqual(inputs.securityGroups, ["sg-files"]);
    });

    it("refuses all but the one role, by access point, encrypted", async () => {
        new Storage("chain", args);
        const policies = await byName("aws:efs/fileSystemPolicy:FileSystemPolicy");
        const { Statement } = JSON.parse(policies.get("chain-databases-policy")?.inputs.policy);
        const [allowed, ...refused] = Statement;
        assert.equal(allowed.Effect, "Allow");
        assert.deepEqual(allowed.Principal, { AWS: "arn:role" });
        assert.deepEqual(allowed.Condition.StringEquals["elasticfilesystem:AccessPointArn"], [
            "arn:chain-bitcoind",
            "arn:chain-electrumx",
            "arn:chain-monitor",
        ]);
        assert.ok(!allowed.Action.includes("elasticfilesystem:ClientRootAccess"));
        assert.deepEqual(
            refused.map((one: any) => [one.Effect, one.Principal, one.Condition]),
            [
                ["Deny", "*", { StringNotEquals: { "aws:PrincipalArn": "arn:role" } }],
                ["Deny", "*", { Bool: { "aws:SecureTransport": "false" } }],
                ["Deny", "*", { Null: { "elasticfilesystem:AccessPointArn": "true" } }],
            ],
        );
    });

    it("hands out mounts of the right access points", async () => {
        const storage = new Storage("chain", args);
        const ids = await Promise.all(
            [storage.blocks, storage.bitcoind, storage.electrumx, storage.monitor].flatMap(
                (mount) => [valueOf(mount.fileSystemId), valueOf(mount.accessPointId)],
            ),
        );
        assert.deepEqual(ids, [
            "chain-blocks-id",
            "chain-blocks-bitcoind-id",
            "chain-databases-id",
            "chain-bitcoind-id",
            "chain-databases-id",
            "chain-electrumx-id",
            "chain-databases-id",
            "chain-monitor-id",
        ]);
    });
});
