import { DockerError, docker } from "../../cli/docker";
import { label } from "../../cli/local/task";
import { ownPort } from "../../components/containers";
import type { StoredChain } from "./chain/store";
import type { Configuration } from "./configurations";
import type { Measurement, Storage } from "./measurement";
import { likeMainnet, peerAddress } from "./peer";

/**
 * EFS as AWS documents it for General Purpose (docs.aws.amazon.com/efs/latest/ug/performance.html, read
 * in November 2026): about 1 ms a read, 2.7 ms a write, 500 MiB/s for one client.
 */
const latencyOfEfs = { readMs: 1, writeMs: 2.7, mibPerSecond: 500 };

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
const longest = 3600;

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
 * Runs one first sync.
 *
 * @throws Error with what the daemons said last, when they did not get to the end
 */
export async function measure(
    configuration: Configuration,
    storage: Storage,
    around: Surroundings,
    signal: AbortSignal,
): Promise<Measurement> {
    const job = { configuration, storage, stop: false };
    return (await runTask(job, around, signal)) as Measurement;
}

/** What a container of the bench is to do. */
export interface Job {
    readonly configuration: Configuration;
    readonly storage: Storage;
    /** Not to measure a whole sync, but how the daemons end while they write. */
    readonly stop: boolean;
}

/** Runs a container of the bench, which ends with its job, and returns what it found. */
export async function runTask(
    { configuration: { name, pageCacheMib, ...configuration }, storage, stop }: Job,
    { run, chain, tls }: Surroundings,
    signal: AbortSignal,
): Promise<unknown> {
    const { folder, facts } = chain;
    const job = {
        ...configuration,
        bitcoind: [
            ...configuration.bitcoind,
            ...likeMainnet,
            ...["-connect=0", `-mocktime=${facts.time}`, "-debug=coindb"],
        ],
        electrumx: { ...electrumxLikeMainnet, TLS_PEM: tls, ...configuration.electrumx },
        storage: { ...storage, latency: { ...latencyOfEfs, cacheMib: pageCacheMib } },
        height: facts.height,
        peer: peerAddress,
        stop,
        longest,
    };
    const container = `${run}-task`;
    const printed = await docker(
        [
            ...["run", "--name", container, "--label", `${label}=${run}`, "--network", run],
            // Only in this container: to mount, and to read what the daemons used.
            ...["--cap-add", "SYS_ADMIN", "--cap-add", "SYS_PTRACE", "--device", "/dev/fuse"],
            ...["--security-opt", "apparmor=unconfined", "--volume", "/disk", "--volume", "/slow"],
            // Else one of the bench's many questions may leave from ElectrumX's port before it listens.
            ...["--sysctl", `${ownPort.namespace}=${ownPort.value}`],
            ...["--volume", `${folder}/headers:/headers:ro`, "--tmpfs", "/run/tls:mode=1777"],
            ...["--env", "JOB", benchImage],
        ],
        { env: { JOB: JSON.stringify(job) }, signal },
    ).catch((error: unknown) => {
        const said = error instanceof DockerError ? `${error.stdout}\n${error.stderr}` : "";
        throw new Error(`A sync of ${name} failed.\n${said}`, { cause: error });
    });
    await docker(["rm", "--force", "--volumes", container]);
    return JSON.parse(printed.split("\n").at(-1) ?? "");
}
