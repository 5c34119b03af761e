import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Phase } from "./choices";
import { backupStatements, backupRunStatements } from "./backupPermissions";
import { assumedBy, policy } from "./permissions";
import { Runbook } from "./runbook";
import type { Step } from "./runbook";
import type { Pair } from "./storage";
import { tagsOf } from "./tags";
import { Trigger } from "./trigger";

/** Days that a recovery point is kept: what AWS keeps of its own automatic backups of EFS. */
export const keptDays = 35;

export interface BackupsArgs {
    settings: {
        /** While `sync` goes on nothing is backed up: a stop would cost work, and a half is no start. */
        readonly phase: Phase;
        /** Whether the task is stopped anyway, and must stay so. */
        readonly paused: boolean;
        /** Whether `pulumi destroy` refuses to delete the recovery points. */
        readonly protectData: boolean;
        readonly region: string;
    };
    fileSystems: Pair<{ readonly arn: pulumi.Input<string> }>;
    /** The service that writes to them, by name and ARN, and its cluster. */
    node: Record<"cluster" | "service" | "serviceArn", pulumi.Input<string>>;
}

/**
 * Recovery points of both file systems, once a week, in a vault of their own.
 *
 * AWS Backup copies EFS file by file while it changes, so a database that is being written may come
 * out as one that cannot be opened (EFS User Guide, "Backup consistency"). So the task is stopped for
 * the databases' backup. bitcoind only ever adds to its blocks, and they are backed up after that: a
 * recovery point of blocks always holds what the databases' point before it knows of.
 *
 * Cost: by the gigabyte and month; only what has changed is kept again.
 */
export class Backups extends pulumi.ComponentResource {
    /** The commands that back up at once, and that list the recovery points. */
    readonly commands: Readonly<Record<"now" | "list", pulumi.Output<string>>>;

    constructor(name: string, args: BackupsArgs, opts?: pulumi.ComponentResourceOptions) {
        const { fileSystems, node } = args;
        const { phase, paused, region, protectData: protect } = args.settings;
        const statements = backupStatements([fileSystems.blocks.arn, fileSystems.databases.arn]);
        super("bitcoin-node:backups:Backups", name, { statements, phase, paused, protect }, opts);
        const vault = new aws.backup.Vault(
            `${name}-vault`,
            { forceDestroy: !protect, tags: tagsOf(name) },
            { parent: this, protect },
        );
        const role = new aws.iam.Role(
            `${name}-role`,
            { assumeRolePolicy: assumedBy("backup.amazonaws.com"), tags: tagsOf(name) },
            { parent: this },
        );
        const rights = new aws.iam.RolePolicy(
            `${name}-rights`,
            { role: role.name, policy: policy(statements) },
            { parent: this },
        );
        const runbook = new Runbook(
            `${name}-run`,
            {
                description:
                    "Stops the node, backs its databases up, starts it, backs its blocks up",
                parameters: [],
                steps: backupSteps(args, vault.name, role.arn),
                statements: backupRunStatements({
                    serviceArn: node.serviceArn,
                    vaultArn: vault.arn,
                    roleArn: role.arn,
                }),
            },
            { parent: this, dependsOn: rights },
        );
        new Trigger(
            `${name}-weekly`,
            {
                description: "The weekly backup of the Bitcoin node",
                runbook,
                // Three o'clock on Sunday, UTC.
                on: { schedule: "cron(0 3 ? * SUN *)" },
                enabled: phase === "serve",
            },
            { parent: this },
        );
        this.commands = {
            now: pulumi.interpolate`aws ssm start-automation-execution --region ${region} --document-name ${runbook.document}`,
            list: pulumi.interpolate`aws backup list-recovery-points-by-backup-vault --region ${region} --backup-vault-name ${vault.name}`,
        };
        this.registerOutputs({ commands: this.commands });
    }
}

/** Three containers stop one after the other, each within Fargate's 120 s, after 15 s of draining. */
const longestStop = "PT8M";

/** The longest that a backup of the databases may take before the node is started again: a day. */
const longestBackup = 86_400;

function backupSteps(
    { settings, fileSystems, node }: BackupsArgs,
    BackupVaultName: pulumi.Input<string>,
    IamRoleArn: pulumi.Input<string>,
): Step[] {
    const setCount = (name: string, desiredCount: number): Step => ({
        name,
        action: "aws:executeAwsApi",
        inputs: {
            Service: "ecs",
            Api: "UpdateService",
            cluster: node.cluster,
            service: node.service,
            desiredCount,
        },
    });
    const backUp = (name: string, of: keyof Pair<unknown>): Step => ({
        name,
        action: "aws:executeAwsApi",
        inputs: {
            Service: "backup",
            Api: "StartBackupJob",
            BackupVaultName,
            ResourceArn: fileSystems[of].arn,
            IamRoleArn,
            Lifecycle: { DeleteAfterDays: keptDays },
        },
        outputs: [{ Name: "JobId", Selector: "$.BackupJobId", Type: "String" }],
    });
    const job = {
        Service: "backup",
        Api: "DescribeBackupJob",
        BackupJobId: "{{ BackUpDatabases.JobId }}",
        PropertySelector: "$.State",
    };
    const startAgain = { onFailure: "step:StartTask", onCancel: "step:StartTask" } as const;
    return [
        setCount("StopTask", 0),
        {
            name: "WaitForStop",
            action: "aws:sleep",
            inputs: { Duration: longestStop },
            ...startAgain,
        },
        { ...backUp("BackUpDatabases", "databases"), ...startAgain },
        {
            name: "WaitForDatabases",
            action: "aws:waitForAwsResourceProperty",
            inputs: {
                ...job,
                DesiredValues: ["COMPLETED", "PARTIAL", "ABORTED", "FAILED", "EXPIRED"],
            },
            timeoutSeconds: longestBackup,
            ...startAgain,
        },
        setCount("StartTask", settings.paused ? 0 : 1),
        {
            name: "CheckDatabases",
            action: "aws:assertAwsResourceProperty",
            inputs: { ...job, DesiredValues: ["COMPLETED"] },
        },
        backUp("BackUpBlocks", "blocks"),
    ];
}
