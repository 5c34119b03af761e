import assert from "node:assert/strict";

import { Backups } from "../../components/backups";
import type { BackupsArgs } from "../../components/backups";
import { all, only, valueOf } from "../support/resources";

const region = "us-east-1";

function backups(change: Partial<BackupsArgs["settings"]> = {}): Backups {
    return new Backups("backups", {
        settings: { phase: "serve", paused: false, protectData: false, region, ...change },
        fileSystems: { blocks: { arn: "arn:blocks" }, databases: { arn: "arn:databases" } },
        node: { cluster: "cluster", service: "service", serviceArn: "arn:service" },
    });
}
const vault = () => only("aws:backup/vault:Vault");
const rule = async () => (await only("aws:cloudwatch/eventRule:EventRule")).inputs;
const steps = async (): Promise<any[]> =>
    JSON.parse((await only("aws:ssm/document:Document")).inputs.content).mainSteps;
const step = async (name: string) => (await steps()).find((one) => one.name === name);

describe("Backups", () => {
    it("goes with destroy, recovery points included", async () => {
        backups();
        const { inputs, protect } = await vault();
        assert.equal(inputs.forceDestroy, true);
        assert.equal(protect, false);
    });

    it("is kept by protectData", async () => {
        backups({ protectData: true });
        const { inputs, protect } = await vault();
        assert.equal(inputs.forceDestroy, false);
        assert.equal(protect, true);
    });

    it("runs on Sundays in serve, and not while the first sync goes on", async () => {
        backups();
        const { scheduleExpression, state } = await rule();
        assert.equal(scheduleExpression, "cron(0 3 ? * SUN *)");
        assert.equal(state, "ENABLED");
    });

    it("does not run in sync", async () => {
        backups({ phase: "sync" });
        assert.equal((await rule()).state, "DISABLED");
    });

    it("stops the task for the databases, starts it, and only then backs the blocks up", async () => {
        backups();
        assert.deepEqual(
            (await steps()).map(({ name }) => name),
            [
                "StopTask",
                "WaitForStop",
                "BackUpDatabases",
                "WaitForDatabases",
                "StartTask",
                "CheckDatabases",
                "BackUpBlocks",
            ],
        );
        const counts = [await step("StopTask"), await step("StartTask")].map(
            ({ inputs }) => inputs.desiredCount,
        );
        assert.deepEqual(counts, [0, 1]);
        assert.equal((await step("BackUpDatabases")).inputs.ResourceArn, "arn:databases");
        assert.equal((await step("BackUpBlocks")).inputs.ResourceArn, "arn:blocks");
        assert.deepEqual((await step("BackUpBlocks")).inputs.Lifecycle, { DeleteAfterDays: 35 });
    });

    it("starts the task again whatever fails in between", async () => {
        backups();
        for (const name of ["WaitForStop", "BackUpDatabases", "WaitForDatabases"]) {
            const { onFailure, onCancel } = await step(name);
            assert.deepEqual([onFailure, onCancel], ["step:StartTask", "step:StartTask"], name);
        }
        assert.equal((await step("CheckDatabases")).onFailure, undefined);
    });

    it("gives the commands that run it at once and list what there is", async () => {
        const { now, list } = backups().commands;
        assert.equal(
            await valueOf(now),
            "aws ssm start-automation-execution --region us-east-1 --document-name backups-run-document",
        );
        assert.match(await valueOf(list), /--backup-vault-name backups-vault$/);
    });

    it("leaves a paused node stopped", async () => {
        backups({ paused: true });
        assert.equal((await step("StartTask")).inputs.desiredCount, 0);
    });

    it("has rights on one service, one vault and two file systems", async () => {
        backups();
        const policies = await all("aws:iam/rolePolicy:RolePolicy");
        const allowed = Object.fromEntries(
            policies.flatMap(({ inputs }) =>
                JSON.parse(inputs.policy).Statement.map((one: any) => [one.Action, one.Resource]),
            ),
        );
        assert.deepEqual(allowed, {
            "elasticfilesystem:Backup,elasticfilesystem:DescribeTags": [
                "arn:blocks",
                "arn:databases",
            ],
            "ecs:UpdateService": "arn:service",
            "backup:StartBackupJob": "arn:backups-vault",
            "backup:DescribeBackupJob": "*",
            "ssm:StartAutomationExecution": "arn:backups-run-document:$DEFAULT",
            "iam:PassRole": "arn:backups-run-role",
        });
    });
});
