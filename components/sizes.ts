import type { Network, Phase } from "./choices";

/**
 * The memory sizes in MiB that Fargate offers for each number of CPU units (1,024 units are one vCPU).
 * Source: Amazon ECS Developer Guide, "Task CPU and memory" (read November 2026).
 */
export const fargateSizes: ReadonlyMap<number, readonly number[]> = new Map([
    [256, [512, 1024, 2048]],
    [512, gibibytes(1, 4, 1)],
    [1024, gibibytes(2, 8, 1)],
    [2048, gibibytes(4, 16, 1)],
    [4096, gibibytes(8, 30, 1)],
    [8192, gibibytes(16, 60, 4)],
    [16384, gibibytes(32, 120, 8)],
]);

/** The size of a Fargate task: CPU units (1,024 are one vCPU) and memory in MiB. */
export interface TaskSize {
    readonly cpu: number;
    readonly memory: number;
}

/** How a task's memory is shared out, in MiB (bitcoind) and MB (ElectrumX). */
export interface Caches {
    /** bitcoind's `-dbcache`, in MiB. */
    readonly dbcache: number;
    /** ElectrumX's `CACHE_MB`. The process grows well past it. */
    readonly electrumx: number;
}

/** A full chain's node and ElectrumX's index of it do not fit below this; a test chain's do in less. */
const leastMemory = { mainnet: 4096, testnet4: 2048, signet: 2048, regtest: 2048 } as const;

const defaultSizes: Record<"mainnet" | "test", Record<Phase, TaskSize>> = {
    mainnet: {
        sync: { cpu: 4096, memory: 30720 },
        serve: { cpu: 2048, memory: 8192 },
    },
    test: {
        sync: { cpu: 2048, memory: 8192 },
        serve: { cpu: 1024, memory: 4096 },
    },
};

/**
 * What of a task's memory is left to everything but `-dbcache`: bitcoind's mempool (300 MiB), its
 * connections and block index, and ElectrumX.
 */
const reserved = (memory: number): number => Math.min(8192, Math.floor(memory / 2));

/** What ElectrumX needs of memory, as a multiple of its `CACHE_MB`. */
export const electrumxGrowth = 4;

/**
 * Where more `-dbcache` gains nothing in `sync`. Mainnet's whole coin set took 13,334 MiB at block
 * 798,000 (bitcoin/bitcoin#28249), when the chainstate on disk was about 8 GiB; it is 12 GiB at
 * 950,000, so about 20 GiB is an estimate, not a measurement.
 */
const largestCoinSet = { mainnet: 20480, testnet4: 2048, signet: 2048, regtest: 450 } as const;

/**
 * What `sync` leaves to the kernel's page cache, in MiB: ElectrumX looks each spent coin up in its
 * database, and what the page cache does not have takes a read of EFS. On mainnet these tables take some
 * 15 GiB, an estimate. Without it ElectrumX took 316 s in place of 31 s on EFS's latency, and bitcoind
 * 25 s in place of 30 s (docs/sync.md).
 */
export const coinTables = { mainnet: 15360, testnet4: 2048, signet: 2048, regtest: 0 } as const;

/**
 * Bitcoin Core's default before 31.0: small enough to be written out within a stop's 120 s. On EFS's
 * latency that takes 8 s, and ElectrumX's 1,024 MB take 6 s (docs/sync.md).
 */
const serveDbcache = 450;

/** The least memory in MiB with which a task of this network works. */
export function leastMemoryOf(network: Network): number {
    return leastMemory[network];
}

/** Whether Fargate has a task of this size. */
export function isFargateSize({ cpu, memory }: TaskSize): boolean {
    return fargateSizes.get(cpu)?.includes(memory) ?? false;
}

/**
 * The task's size: what is given, the rest by phase and network. With only one of the two given, the
 * other is the nearest that Fargate has beside it, so that one setting alone always makes a valid pair.
 */
export function taskSize(
    phase: Phase,
    network: Network,
    given: { cpu?: number | undefined; memory?: number | undefined },
): TaskSize {
    const usual = defaultSizes[network === "mainnet" ? "mainnet" : "test"][phase];
    if (given.cpu !== undefined && given.memory !== undefined) {
        return { cpu: given.cpu, memory: given.memory };
    }
    const sizes = [...fargateSizes].flatMap(([cpu, memories]) =>
        memories.map((memory) => ({ cpu, memory })),
    );
    const fitting = sizes.filter(
        (size) =>
            (given.cpu ?? size.cpu) === size.cpu && (given.memory ?? size.memory) === size.memory,
    );
    return nearest(fitting, usual) ?? usual;
}

/** The caches of both daemons, so that the task's memory holds them and a stop can write them out. */
export function caches(phase: Phase, network: Network, memory: number): Caches {
    const room = memory - reserved(memory);
    // A small task has not enough for both: a third of it for coins.
    const forCoins = Math.floor(Math.max(room - coinTables[network], room / 3));
    const dbcache =
        phase === "sync"
            ? Math.min(largestCoinSet[network], forCoins)
            : Math.min(serveDbcache, room);
    return {
        dbcache,
        electrumx: Math.min(1200, Math.floor(reserved(memory) / electrumxGrowth)),
    };
}

function nearest(sizes: readonly TaskSize[], to: TaskSize): TaskSize | undefined {
    const distance = (size: TaskSize): number =>
        Math.abs(Math.log(size.cpu / to.cpu)) + Math.abs(Math.log(size.memory / to.memory));
    return [...sizes].sort((a, b) => distance(a) - distance(b))[0];
}

function gibibytes(from: number, to: number, step: number): number[] {
    return Array.from({ length: (to - from) / step + 1 }, (_, i) => (from + i * step) * 1024);
}
