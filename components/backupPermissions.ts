import type * as pulumi from "@pulumi/pulumi";

import type { Statement } from "./permissions";

/** What AWS Backup may do to make recovery points of file systems (EFS User Guide, AWS Backup). */
export function backupStatements(fileSystemArns: readonly pulumi.Input<string>[]): Statement[] {
    return [
        {
            Sid: "BackUpTheFileSystems",
            Effect: "Allow",
            Action: ["elasticfilesystem:Backup", "elasticfilesystem:DescribeTags"],
            Resource: fileSystemArns,
        },
    ];
}

/** What AWS Backup may do to fill file systems that are there: it may neither make nor delete any. */
export function restoreStatements(fileSystemArns: readonly pulumi.Input<string>[]): Statement[] {
    return [
        {
            Sid: "RestoreIntoTheFileSystems",
            Effect: "Allow",
            Action: ["elasticfilesystem:Restore", "elasticfilesystem:DescribeFileSystems"],
            Resource: fileSystemArns,
        },
    ];
}

/** What a run of the backup may do: stop and start one service, and fill one vault. */
export function backupRunStatements(on: {
    readonly serviceArn: pulumi.Input<string>;
    readonly vaultArn: pulumi.Input<string>;
    /** The role that AWS Backup takes on. */
    readonly roleArn: pulumi.Input<string>;
}): Statement[] {
    return [
        {
            Sid: "StopAndStartTheTask",
            Effect: "Allow",
            Action: ["ecs:UpdateService"],
            Resource: on.serviceArn,
        },
        {
            Sid: "FillTheVault",
            Effect: "Allow",
            Action: ["backup:StartBackupJob"],
            Resource: on.vaultArn,
        },
        {
            Sid: "AskHowItGoes",
            Effect: "Allow",
            Action: ["backup:DescribeBackupJob"],
            Resource: "*",
        },
        {
            Sid: "GiveBackupItsRole",
            Effect: "Allow",
            Action: ["iam:PassRole"],
            Resource: on.roleArn,
            Condition: { StringEquals: { "iam:PassedToService": "backup.amazonaws.com" } },
        },
    ];
}
