import type * as pulumi from "@pulumi/pulumi";

import { electrumPort } from "./addresses";
import { bitcoindOptions } from "./bitcoinOptions";
import type { Network, Phase } from "./choices";
import type { Container, MountPoint, Tmpfs } from "./container";
import { bitcoind, cookieGroup, electrumx, monitor } from "./daemons";
import type { Daemon, DaemonName } from "./daemons";
import { logStreamPrefix } from "./logs";
import { caches } from "./sizes";

export interface ContainerArgs {
    readonly settings: {
        readonly network: Network;
        readonly phase: Phase;
        /** The task's memory in MiB. */
        readonly memory: number;
        readonly bitcoinConf: readonly string[];
        readonly region: string;
        /** Set when AWS Backup fills the file systems. */
        readonly restoreFrom?: object | undefined;
    };
    /** PROJECT-STACK, by which the monitor's metrics tell stacks apart. */
    readonly stackTag: string;
    /** The image by its digest. */
    readonly image: pulumi.Input<string>;
    /** The TLS secret in the version that is to be used. */
    readonly secretVersion: pulumi.Input<string>;
    /** The names of the log groups, by daemon. */
    readonly logGroups: Readonly<Record<DaemonName, string>>;
}

/** Fargate's longest time between SIGTERM and SIGKILL, in seconds: bitcoind and ElectrumX write caches out. */
const longestStop = 120;

/**
 * Linux takes the ports of outgoing connections out of 32768 to 60999, so one of bitcoind's could have
 * ElectrumX's when it comes to listen, and ElectrumX would run on without. The task has one network: what
 * its first container says holds for all of them (Amazon ECS API, SystemControl).
 */
export const ownPort = {
    namespace: "net.ipv4.ip_local_reserved_ports",
    value: String(electrumPort),
} as const;

/** The containers of the task, in the order in which they start; ECS stops them in the reverse order. */
export function containerDefinitions(args: ContainerArgs): Container[] {
    return [monitorContainer(args), bitcoindContainer(args), electrumxContainer(args)];
}

function monitorContainer(args: ContainerArgs): Container {
    return {
        ...common(args, monitor),
        environment: [
            { name: "NET", value: args.settings.network },
            { name: "STACK", value: args.stackTag },
            ...restored(args),
        ],
        mountPoints: [
            readOnly(mount("bitcoind", "/srv/bitcoin")),
            readOnly(mount("blocks", "/srv/blocks")),
            readOnly(mount("electrumx", "/srv/electrumx")),
            readOnly(mount("cookie", "/run/bitcoin")),
            readOnly(mount("waiting", "/run/waiting")),
            mount("monitor", "/srv/monitor"),
        ],
        linuxParameters: memoryOnly([tmpfs("/tmp", 16)]),
        systemControls: [ownPort],
    };
}

function bitcoindContainer(args: ContainerArgs): Container {
    return {
        ...common(args, bitcoind),
        // The monitor starts first and ends last, so that it sees both.
        dependsOn: after(monitor),
        command: bitcoindOptions(args.settings),
        environment: restored(args),
        mountPoints: [
            mount("bitcoind", "/srv/bitcoin"),
            mount("blocks", "/srv/blocks"),
            mount("cookie", "/run/bitcoin"),
            mount("waiting", "/run/waiting"),
        ],
        linuxParameters: memoryOnly([tmpfs("/tmp", 16)]),
    };
}

function electrumxContainer(args: ContainerArgs): Container {
    const { network, phase, memory } = args.settings;
    return {
        ...common(args, electrumx),
        dependsOn: after(monitor, bitcoind),
        environment: [
            { name: "NET", value: network },
            { name: "CACHE_MB", value: String(caches(phase, network, memory).electrumx) },
            ...restored(args),
        ],
        secrets: [{ name: "TLS_PEM", valueFrom: args.secretVersion }],
        portMappings: [{ containerPort: electrumPort, hostPort: electrumPort, protocol: "tcp" }],
        mountPoints: [
            mount("electrumx", "/srv/electrumx"),
            readOnly(mount("cookie", "/run/bitcoin")),
            mount("waiting", "/run/waiting"),
        ],
        linuxParameters: memoryOnly([tmpfs("/tmp", 16), tmpfs("/run/tls", 1)]),
    };
}

function common({ image, logGroups, settings }: ContainerArgs, { name, uid, check }: Daemon) {
    return {
        name,
        image,
        essential: true,
        user: `${uid}:${cookieGroup}`,
        entryPoint: [`start-${name}`],
        readonlyRootFilesystem: true,
        // ElectrumX holds a connection for each wallet, LevelDB a thousand files.
        ulimits: [{ name: "nofile", softLimit: 65535, hardLimit: 65535 }],
        stopTimeout: longestStop,
        // Liveness only: waiting for the lock, warming up and syncing are all alive.
        healthCheck: {
            ...check,
            command: ["CMD", `alive-${name}`],
            startPeriod: 300,
            retries: 10,
        },
        logConfiguration: {
            logDriver: "awslogs",
            options: {
                "awslogs-group": logGroups[name],
                "awslogs-region": settings.region,
                "awslogs-stream-prefix": logStreamPrefix,
                // A slow log must not stop a daemon; what does not fit the buffer is dropped.
                mode: "non-blocking",
                "max-buffer-size": "25m",
            },
        },
    } as const;
}

/** Tells the scripts that the data lies in AWS Backup's own folder. */
function restored({ settings }: ContainerArgs): { name: string; value: string }[] {
    return settings.restoreFrom === undefined ? [] : [{ name: "RESTORED", value: "true" }];
}

/** START only: Fargate lets a HEALTHY dependency wait for 120 s, and a first sync takes days. */
function after(...daemons: readonly Daemon[]): NonNullable<Container["dependsOn"]> {
    return daemons.map(({ name }) => ({ containerName: name, condition: "START" }));
}

function mount(sourceVolume: string, containerPath: string): MountPoint {
    return { sourceVolume, containerPath, readOnly: false };
}

function readOnly(mountPoint: MountPoint): MountPoint {
    return { ...mountPoint, readOnly: true };
}

function tmpfs(containerPath: string, size: number): Tmpfs {
    return { containerPath, size, mountOptions: ["noexec", "nosuid", "nodev"] };
}

function memoryOnly(tmpfs: readonly Tmpfs[]): Container["linuxParameters"] {
    return { capabilities: { drop: ["ALL"] }, tmpfs };
}
