import assert from "node:assert/strict";

import { Restore } from "../../components/restore";
import { only, valueOf } from "../support/resources";

const recoveryPoint = (of: string) => `arn:aws:backup:us-east-1:123456789012:recovery-point:${of}`;

function restore(paused: boolean): Restore {
    return new Restore("restore", {
        settings: { region: "us-east-1", paused },
        from: { blocks: recoveryPoint("b"), databases: recoveryPoint("d") },
        fileSystems: {
            blocks: { id: "fs-b", arn: "arn:fs-b" },
            databases: { id: "fs-d", arn: "arn:fs-d" },
        },
    });
}

describe("Restore", () => {
    it("gives the command that fills each file system from its own recovery point", async () => {
        const { commands } = restore(true);
        for (const [of, letter] of [
            ["blocks", "b"],
            ["databases", "d"],
        ] as const) {
            const command = await valueOf(commands[of]);
            const [, metadata = ""] = /--metadata (\S+)$/.exec(command) ?? [];
            assert.ok(command.startsWith("aws backup start-restore-job --region us-east-1 "));
            assert.ok(command.includes(`--recovery-point-arn ${recoveryPoint(letter)} `));
            assert.ok(command.includes("--iam-role-arn arn:restore-role "));
            assert.deepEqual(metadata.split(","), [
                `file-system-id=fs-${letter}`,
                "newFileSystem=false",
                "Encrypted=true",
                "PerformanceMode=generalPurpose",
                `CreationToken=fs-${letter}`,
            ]);
        }
    });

    it("asks for a pause first, because a daemon must not begin with half of the data", async () => {
        const { blocks } = restore(false).commands;
        assert.equal(await valueOf(blocks), "pulumi config set paused true --stack test");
    });

    it("lets AWS Backup fill these two file systems, and neither make nor delete any", async () => {
        restore(true);
        const { inputs } = await only("aws:iam/rolePolicy:RolePolicy");
        const [statement, ...more] = JSON.parse(inputs.policy).Statement;
        assert.deepEqual(more, []);
        assert.deepEqual(statement.Action, [
            "elasticfilesystem:Restore",
            "elasticfilesystem:DescribeFileSystems",
        ]);
        assert.deepEqual(statement.Resource, ["arn:fs-b", "arn:fs-d"]);
    });
});
