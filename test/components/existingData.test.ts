import assert from "node:assert/strict";

import { Storage } from "../../components/storage";
import type { StorageArgs } from "../../components/storage";
import { all, valueOf } from "../support/resources";

const args: StorageArgs = {
    subnetIds: ["subnet-1", "subnet-2"],
    securityGroupId: "sg-files",
    clientRoleArn: "arn:role",
    phase: "serve",
};
const fileSystemIds = { blocks: "fs-00000001", databases: "fs-00000002" };
/** The monitor's folder, which is made where there is none: what it remembers is no data of the chain. */
const creationInfo = { ownerUid: 1001, ownerGid: 1000, permissions: "0750" };
const points = async () =>
    (await all("aws:efs/accessPoint:AccessPoint")).map(({ inputs }) => [
        inputs.fileSystemId,
        inputs.posixUser.uid,
        inputs.rootDirectory,
    ]);

describe("Storage on data that exists", () => {
    it("makes no file systems of its own, but its own mount targets, access points and policies", async () => {
        new Storage("chain", { ...args, fileSystemIds });
        assert.deepEqual(await all("aws:efs/fileSystem:FileSystem"), []);
        const targets = await all("aws:efs/mountTarget:MountTarget");
        assert.deepEqual(targets.map(({ inputs }) => inputs.fileSystemId).sort(), [
            "fs-00000001",
            "fs-00000001",
            "fs-00000002",
            "fs-00000002",
        ]);
        assert.equal((await all("aws:efs/fileSystemPolicy:FileSystemPolicy")).length, 2);
    });

    it("mounts the folders and users of every stack, and fails where such a folder is missing", async () => {
        new Storage("chain", { ...args, fileSystemIds });
        assert.deepEqual((await points()).sort(), [
            ["fs-00000001", 1001, { path: "/blocks" }],
            ["fs-00000002", 1001, { path: "/bitcoind" }],
            ["fs-00000002", 1001, { path: "/monitor", creationInfo }],
            ["fs-00000002", 1002, { path: "/electrumx" }],
        ]);
    });

    it("mounts the root where AWS Backup restores, whose folder has a name that nobody knows before", async () => {
        new Storage("chain", { ...args, restoreFrom: {} });
        const roots = (await points()).map(([, , rootDirectory]) => rootDirectory);
        assert.deepEqual(roots, [
            ...Array(3).fill({ path: "/" }),
            { path: "/monitor", creationInfo },
        ]);
        assert.equal((await all("aws:efs/fileSystem:FileSystem")).length, 2);
    });

    it("gives the ARNs of file systems, made or kept", async () => {
        const { systems } = new Storage("chain", args);
        assert.equal(await valueOf(systems.blocks.arn), "arn:chain-blocks");
        assert.equal(await valueOf(systems.databases.id), "chain-databases-id");
    });
});
