import { DockerError, docker } from "../../cli/docker";
import { label } from "../../cli/local/task";
import type { StoredChain } from "./chain/store";
import type { Configuration, Place } from "./configurations";
import { likeMainnet, peerAddress } from "./peer";

/** Where the parts of the data are. */
export interface Storage {
    readonly blocks: Place;
    readonly databases: Place;
}

/** What one first sync took. Times in seconds, counted from when the node has its peer. */
export interface Measurement {
    readonly stages: { readonly node: number; readonly index: number; readonly electrumx: number };
    /** How long each daemon took to end afterwards, writing its caches out. */
    readonly stops: { readonly electrumx: number; readonly bitcoind: number };
    /** What operations really took, in milliseconds. */
    readonly delivered: Delivered;
    readonly used: { readonly bitcoind: Used; readonly electrumx: Used };
    /** What reached the slow file system. */
    readonly storage: Transfers & { readonly syncs: number; readonly others: number };
    readonly flushes: {
        readonly bitcoind: number;
        readonly electrumx: number;
        readonly electrumxSeconds: number;
    };
    /** Spent coins that ElectrumX had to look up in its database. */
    readonly lookups: number;
    readonly progress: readonly Point[];
    /** Bytes after the stop. */
    readonly sizes: Readonly<Record<"chainstate" | "txindex" | "electrumx" | "blocks", number>>;
}

export interface Delivered {
    readonly readMiss: number;
    readonly mappedMiss: number;
    readonly readHit: number;
    readonly writeAndSync: number;
}

export interface Transfers {
    readonly reads: number;
    readonly readBytes: number;
    readonly writes: number;
    readonly writtenBytes: number;
}

export interface Used extends Transfers {
    /** Processor time in seconds. */
    readonly cpu: number;
    readonly memoryMib: number;
}

/** How far a sync was at a time, in seconds. */
export interface Point {
    readonly at: number;
    readonly blocks: number;
    /** The height in ElectrumX's last word about it; -1 before the first. */
    readonly indexed: number;
}

/**
 * EFS as AWS documents it for General Purpose (docs.aws.amazon.com/efs/latest/ug/performance.html, read
 * in November 2026): about 1 ms a read, 2.7 ms a write, 500 MiB/s for one client. The page cache is
 * small because the chain is: see docs/sync.md.
 */
const latencyOfEfs = { readMs: 1, writeMs: 2.7, mibPerSecond: 500, cacheMib: 8 };

/**
 * What undoes the last 200 blocks of mainnet is kept, and each of them whole; on regtest the last 8,000,
 * which would be the chain a second time. ElectrumX asks for new blocks every 5 s (5,000 ms), which
 * here would be as long as many blocks take.
 */
const electrumxLikeMainnet = {
    NET: "regtest",
    REORG_LIMIT: "2",
    DAEMON_POLL_INTERVAL_BLOCKS: "1000",
};

/** A sync that is not over by then hangs, in seconds. */
const longest = 900;

export const benchImage = "bitcoin-node:bench-sync";

/** What a run needs to know of the bench around it. */
export interface Surroundings {
    /** The name of the run, and of its network. */
    readonly run: string;
    readonly chain: StoredChain;
    /** ElectrumX's TLS key and certificate. */
    readonly tls: string;
}

/**
 * Runs one first sync in a container, which ends with it.
 *
 * @throws Error with what the daemons said last, when they did not get to the end
 */
export async function measure(
    { name, ...configuration }: Configuration,
    storage: Storage,
    { run, chain, tls }: Surroundings,
    signal: AbortSignal,
): Promise<Measurement> {
    const { folder, facts } = chain;
    const job = {
        ...configuration,
        bitcoind: [
            ...configuration.bitcoind,
            ...likeMainnet,
            ...["-connect=0", `-mocktime=${facts.time}`, "-debug=coindb"],
        ],
        electrumx: { ...electrumxLikeMainnet, TLS_PEM: tls, ...configuration.electrumx },
        storage: { ...storage, latency: latencyOfEfs },
        height: facts.height,
        peer: peerAddress,
        longest,
    };
    const container = `${run}-task`;
    const printed = await docker(
        [
            ...["run", "--name", container, "--label", `${label}=${run}`, "--network", run],
            // Only in this container: to mount, and to read what the daemons used.
            ...["--cap-add", "SYS_ADMIN", "--cap-add", "SYS_PTRACE", "--device", "/dev/fuse"],
            ...["--security-opt", "apparmor=unconfined", "--volume", "/disk", "--volume", "/slow"],
            ...["--volume", `${folder}/headers:/headers:ro`, "--tmpfs", "/run/tls:mode=1777"],
            ...["--env", "JOB", benchImage],
        ],
        { env: { JOB: JSON.stringify(job) }, signal },
    ).catch((error: unknown) => {
        const said = error instanceof DockerError ? error.stdout : "";
        throw new Error(`A sync of ${name} failed.\n${said}`, { cause: error });
    });
    await docker(["rm", "--force", "--volumes", container]);
    return JSON.parse(printed.split("\n").at(-1) ?? "") as Measurement;
}
