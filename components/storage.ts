import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Phase } from "./choices";
import { bitcoind, cookieGroup, electrumx, monitor } from "./daemons";
import type { Daemon } from "./daemons";
import { fileSystemStatements, policy } from "./permissions";
import { namedTags } from "./tags";

export interface StorageArgs {
    /** Subnets that get a mount target, one in each availability zone. */
    subnetIds: pulumi.Input<string>[];
    /** The security group of the mount targets. */
    securityGroupId: pulumi.Input<string>;
    /** The only role that may mount, as an ARN. */
    clientRoleArn: pulumi.Input<string>;
    /** `sync` writes hundreds of gigabytes and gets elastic throughput; `serve` gets bursting. */
    phase: Phase;
    /**
     * Whether `pulumi destroy` refuses to delete the data. A first sync takes days.
     *
     * @default false
     */
    protect?: boolean;
}

/** What a task needs to mount a folder of a file system. */
export interface Mount {
    readonly fileSystemId: pulumi.Output<string>;
    readonly accessPointId: pulumi.Output<string>;
}

/** A file system, as a policy names it. */
export interface FileSystemArns {
    readonly arn: pulumi.Output<string>;
    readonly accessPointArns: pulumi.Output<string>[];
}

/**
 * Two encrypted file systems, because EFS moves data to its cheaper class by file system: one for the
 * blocks, which are hardly read again, and one for the databases. Each daemon has an access point
 * of its own, with its own user and folder, and nothing else can mount.
 *
 * Cost: by the gigabyte and month, a twelfth of it for blocks that have not been read for 30 days;
 * in `sync` also by the gigabyte read and written.
 */
export class Storage extends pulumi.ComponentResource {
    /** bitcoind's blocks. Every mount resolves once its file system has its targets and its policy. */
    readonly blocks: Mount;
    /** bitcoind's chain state and indexes. */
    readonly bitcoind: Mount;
    /** ElectrumX's index. */
    readonly electrumx: Mount;
    /** What the monitor remembers beyond a task. */
    readonly monitor: Mount;
    readonly fileSystems: FileSystemArns[];

    constructor(name: string, args: StorageArgs, opts?: pulumi.ComponentResourceOptions) {
        super("bitcoin-node:storage:Storage", name, { ...args }, opts);
        const blocks = this.fileSystem(`${name}-blocks`, name, args, [
            // No way back: reading an old block again is rare, and moving it would cost more.
            { transitionToIa: "AFTER_30_DAYS" },
        ]);
        const databases = this.fileSystem(`${name}-databases`, name, args, []);
        const points = {
            blocks: this.accessPoint(`${name}-blocks-bitcoind`, name, blocks, bitcoind, "/blocks"),
            bitcoind: this.accessPoint(`${name}-bitcoind`, name, databases, bitcoind, "/bitcoind"),
            electrumx: this.accessPoint(
                `${name}-electrumx`,
                name,
                databases,
                electrumx,
                "/electrumx",
            ),
            monitor: this.accessPoint(`${name}-monitor`, name, databases, monitor, "/monitor"),
        };
        const onDatabases = [points.bitcoind, points.electrumx, points.monitor];
        const blocksReady = this.ready(`${name}-blocks`, args, blocks, [points.blocks]);
        const databasesReady = this.ready(`${name}-databases`, args, databases, onDatabases);
        this.blocks = { fileSystemId: blocksReady, accessPointId: points.blocks.id };
        this.bitcoind = { fileSystemId: databasesReady, accessPointId: points.bitcoind.id };
        this.electrumx = { fileSystemId: databasesReady, accessPointId: points.electrumx.id };
        this.monitor = { fileSystemId: databasesReady, accessPointId: points.monitor.id };
        this.fileSystems = [
            { arn: blocks.arn, accessPointArns: [points.blocks.arn] },
            { arn: databases.arn, accessPointArns: onDatabases.map((point) => point.arn) },
        ];
        this.registerOutputs({
            blocks: this.blocks,
            bitcoind: this.bitcoind,
            electrumx: this.electrumx,
            monitor: this.monitor,
        });
    }

    private fileSystem(
        name: string,
        component: string,
        args: StorageArgs,
        lifecyclePolicies: { transitionToIa: string }[],
    ): aws.efs.FileSystem {
        return new aws.efs.FileSystem(
            name,
            {
                encrypted: true,
                throughputMode: args.phase === "sync" ? "elastic" : "bursting",
                lifecyclePolicies,
                tags: namedTags(component, name),
            },
            { parent: this, protect: args.protect ?? false },
        );
    }

    private accessPoint(
        name: string,
        component: string,
        fileSystem: aws.efs.FileSystem,
        { uid }: Daemon,
        path: string,
    ): aws.efs.AccessPoint {
        const owner = { ownerUid: uid, ownerGid: cookieGroup, permissions: "0750" };
        return new aws.efs.AccessPoint(
            name,
            {
                fileSystemId: fileSystem.id,
                posixUser: { uid, gid: cookieGroup },
                rootDirectory: { path, creationInfo: owner },
                tags: namedTags(component, name),
            },
            { parent: this },
        );
    }

    /** The file system's id, once it can be mounted. */
    private ready(
        name: string,
        args: StorageArgs,
        fileSystem: aws.efs.FileSystem,
        points: aws.efs.AccessPoint[],
    ): pulumi.Output<string> {
        const statements = fileSystemStatements({
            arn: fileSystem.arn,
            roleArn: args.clientRoleArn,
            accessPointArns: points.map((point) => point.arn),
        });
        const filePolicy = new aws.efs.FileSystemPolicy(
            `${name}-policy`,
            { fileSystemId: fileSystem.id, policy: policy(statements) },
            { parent: this },
        );
        const targets = args.subnetIds.map(
            (subnetId, zone) =>
                new aws.efs.MountTarget(
                    `${name}-zone-${zone + 1}`,
                    {
                        fileSystemId: fileSystem.id,
                        subnetId,
                        securityGroups: [args.securityGroupId],
                    },
                    { parent: this },
                ),
        );
        const needed = [filePolicy, ...targets].map((resource) => resource.id);
        return pulumi.all([fileSystem.id, pulumi.all(needed)]).apply(([id]) => id);
    }
}
