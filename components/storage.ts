import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Phase } from "./choices";
import { bitcoind, cookieGroup, electrumx, monitor } from "./daemons";
import type { Daemon } from "./daemons";
import { keptFileSystem, rootDirectory } from "./existingData";
import type { ExistingData } from "./existingData";
import { fileSystemStatements, policy } from "./permissions";
import { namedTags } from "./tags";

/** One thing for each file system: that of the blocks, and that of the databases. */
export type Pair<T> = Readonly<Record<"blocks" | "databases", T>>;

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
    protectData?: boolean;
    /** File systems that are there already, by id: they are used, and neither changed nor deleted. */
    fileSystemIds?: Pair<string> | undefined;
    /**
     * Set when AWS Backup fills the file systems. It puts everything into a folder that it names by the
     * time, so the access points lead to the root, and the start scripts find it.
     */
    restoreFrom?: object | undefined;
}

/** A file system, made here or kept. */
interface FileSystem {
    readonly id: pulumi.Output<string>;
    /** The ARN of one that was made here. */
    readonly arn?: pulumi.Output<string>;
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
    /** Both file systems by id, as soon as they are there. */
    readonly ids: Pair<pulumi.Output<string>>;
    /** The same with their ARNs. */
    readonly systems: Pair<{ id: pulumi.Output<string>; arn: pulumi.Output<string> }>;

    constructor(name: string, args: StorageArgs, opts?: pulumi.ComponentResourceOptions) {
        const { phase, protectData, fileSystemIds, restoreFrom } = args;
        const stated = { phase, protectData, fileSystemIds, restoreFrom };
        super("bitcoin-node:storage:Storage", name, stated, opts);
        const blocks: FileSystem = this.fileSystem("blocks", name, args, [
            // No way back: reading an old block again is rare, and moving it would cost more.
            { transitionToIa: "AFTER_30_DAYS" },
        ]);
        const databases: FileSystem = this.fileSystem("databases", name, args, []);
        const point = (
            of: string,
            { id }: FileSystem,
            daemon: Daemon,
            path: string,
            data: ExistingData = args,
        ) => this.accessPoint(`${name}-${of}`, name, id, daemon, rootDirectory(daemon, path, data));
        const points = {
            blocks: point("blocks-bitcoind", blocks, bitcoind, "/blocks"),
            bitcoind: point("bitcoind", databases, bitcoind, "/bitcoind"),
            electrumx: point("electrumx", databases, electrumx, "/electrumx"),
            // What it remembers is no data of the chain: it begins anew where there is none.
            monitor: point("monitor", databases, monitor, "/monitor", {}),
        };
        const onDatabases = [points.bitcoind, points.electrumx, points.monitor];
        const arns = {
            blocks: blocks.arn ?? points.blocks.fileSystemArn,
            databases: databases.arn ?? points.bitcoind.fileSystemArn,
        };
        this.systems = {
            blocks: { id: blocks.id, arn: arns.blocks },
            databases: { id: databases.id, arn: arns.databases },
        };
        const { systems } = this;
        this.ids = { blocks: blocks.id, databases: databases.id };
        const blocksReady = this.ready(`${name}-blocks`, args, systems.blocks, [points.blocks]);
        const databasesReady = this.ready(
            `${name}-databases`,
            args,
            systems.databases,
            onDatabases,
        );
        this.blocks = { fileSystemId: blocksReady, accessPointId: points.blocks.id };
        this.bitcoind = { fileSystemId: databasesReady, accessPointId: points.bitcoind.id };
        this.electrumx = { fileSystemId: databasesReady, accessPointId: points.electrumx.id };
        this.monitor = { fileSystemId: databasesReady, accessPointId: points.monitor.id };
        this.fileSystems = [
            { arn: arns.blocks, accessPointArns: [points.blocks.arn] },
            { arn: arns.databases, accessPointArns: onDatabases.map((point) => point.arn) },
        ];
        this.registerOutputs({
            blocks: this.blocks,
            bitcoind: this.bitcoind,
            electrumx: this.electrumx,
            monitor: this.monitor,
        });
    }

    private fileSystem(
        of: keyof Pair<unknown>,
        component: string,
        args: StorageArgs,
        lifecyclePolicies: { transitionToIa: string }[],
    ): FileSystem {
        const name = `${component}-${of}`;
        if (args.fileSystemIds !== undefined) {
            return keptFileSystem(name, args.fileSystemIds[of], { parent: this });
        }
        return new aws.efs.FileSystem(
            name,
            {
                encrypted: true,
                throughputMode: args.phase === "sync" ? "elastic" : "bursting",
                lifecyclePolicies,
                tags: namedTags(component, name),
            },
            { parent: this, protect: args.protectData ?? false },
        );
    }

    private accessPoint(
        name: string,
        component: string,
        fileSystemId: pulumi.Output<string>,
        { uid }: Daemon,
        rootDirectory: aws.types.input.efs.AccessPointRootDirectory,
    ): aws.efs.AccessPoint {
        return new aws.efs.AccessPoint(
            name,
            {
                fileSystemId,
                posixUser: { uid, gid: cookieGroup },
                rootDirectory,
                tags: namedTags(component, name),
            },
            { parent: this },
        );
    }

    /** The file system's id, once it can be mounted. */
    private ready(
        name: string,
        args: StorageArgs,
        fileSystem: { id: pulumi.Output<string>; arn: pulumi.Output<string> },
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
