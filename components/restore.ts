import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { restoreStatements } from "./backupPermissions";
import { assumedBy, policy } from "./permissions";
import type { Pair } from "./storage";
import { tagsOf } from "./tags";

export interface RestoreArgs {
    /** The recovery points, as ARNs. */
    from: Pair<string>;
    /** The file systems that they are restored into. */
    fileSystems: Pair<{ readonly id: pulumi.Input<string>; readonly arn: pulumi.Input<string> }>;
    settings: {
        readonly region: string;
        /** A restore takes hours, and no daemon may begin with half of the data. */
        readonly paused: boolean;
    };
}

/**
 * What it takes to fill this stack's file systems from recovery points: a role that can do nothing
 * else, and the commands. AWS offers a restore as a job that is started, not as a resource, so a
 * person starts it, once. Cost: by the gigabyte restored.
 */
export class Restore extends pulumi.ComponentResource {
    /** The command that fills each file system; that which pauses the node, if it is not paused. */
    readonly commands: Pair<pulumi.Output<string>>;

    constructor(name: string, args: RestoreArgs, opts?: pulumi.ComponentResourceOptions) {
        const { from, fileSystems } = args;
        const { region, paused } = args.settings;
        const statements = restoreStatements([fileSystems.blocks.arn, fileSystems.databases.arn]);
        super("bitcoin-node:restore:Restore", name, { statements, from }, opts);
        const role = new aws.iam.Role(
            `${name}-role`,
            { assumeRolePolicy: assumedBy("backup.amazonaws.com"), tags: tagsOf(name) },
            { parent: this },
        );
        new aws.iam.RolePolicy(
            `${name}-rights`,
            { role: role.name, policy: policy(statements) },
            { parent: this },
        );
        const command = (of: keyof Pair<unknown>): pulumi.Output<string> =>
            pulumi
                .all([role.arn, fileSystems[of].id])
                .apply(([roleArn, id]) =>
                    paused ? restoreCommand(region, from[of], roleArn, id) : pauseFirst(),
                );
        this.commands = { blocks: command("blocks"), databases: command("databases") };
        this.registerOutputs({ commands: this.commands });
    }
}

function pauseFirst(): string {
    return `pulumi config set paused true --stack ${pulumi.getStack()}`;
}

/** AWS's own command; the metadata are those that it wants for EFS (StartRestoreJob). */
function restoreCommand(region: string, from: string, roleArn: string, id: string): string {
    const metadata = {
        "file-system-id": id,
        newFileSystem: "false",
        Encrypted: "true",
        PerformanceMode: "generalPurpose",
        CreationToken: id,
    };
    const pairs = Object.entries(metadata).map(([key, value]) => `${key}=${value}`);
    return (
        `aws backup start-restore-job --region ${region} --recovery-point-arn ${from} ` +
        `--iam-role-arn ${roleArn} --resource-type EFS --metadata ${pairs.join(",")}`
    );
}
