import { sampleSize } from "../../cli/plan/sample";
import { caches, electrumxGrowth, taskSize } from "../../components/sizes";
import type { Caches, TaskSize } from "../../components/sizes";
import type { ChainFacts } from "./chain/make";

/** What the two caches that matter in a first sync have of a task's memory, in MiB. */
export interface Memory {
    /** Coins that bitcoind keeps: `-dbcache`. */
    readonly coins: number;
    /** What is left to the kernel's page cache, for both daemons' databases. */
    readonly pageCache: number;
}

/** Memory of a task that no cache has: programs, mempool, connections, block index. In MiB. */
const ownMemory = 1024;

/** What a coin takes in bitcoind's cache, in bytes: as on mainnet, whose 180 million take some 20 GiB. */
export const bytesPerCoin = 120;

/** `-dbcache` in MiB that holds mainnet's whole coin set: what a task without limits would get. */
export const wholeCoinSet = caches("sync", "mainnet", 1 << 20).dbcache;

/** A task of mainnet's `sync`, and what its daemons' caches are told. */
export interface Task {
    readonly size: TaskSize;
    readonly caches: Caches;
}

const size = taskSize("sync", "mainnet", {});

/** This project's. */
export const ownTask: Task = { size, caches: caches("sync", "mainnet", size.memory) };

/** The same, with all coins in bitcoind's cache. */
export const wholeCoinSetTask: Task = {
    size,
    caches: { ...ownTask.caches, dbcache: wholeCoinSet },
};

/** The AWS sample's: the `dbcache` of its bitcoin.conf, and ElectrumX's default. */
export const sampleTask: Task = {
    size: sampleSize,
    caches: { dbcache: 8192, electrumx: 1200 },
};

const large = { cpu: 8192, memory: 45056 };

/** The smallest task that has room for all coins and for what ElectrumX looks up. */
export const largeTask: Task = {
    size: large,
    caches: caches("sync", "mainnet", large.memory),
};

/** A task's size in words. */
export function sizeName({ size: { cpu, memory } }: Task): string {
    return `${cpu / 1024} vCPU, ${memory / 1024} GiB`;
}

/** How a task's memory is shared out on mainnet. */
export function memoryOf({ size: { memory }, caches: { dbcache, electrumx } }: Task): Memory {
    const pageCache = memory - dbcache - electrumx * electrumxGrowth - ownMemory;
    return { coins: dbcache, pageCache: Math.max(0, pageCache) };
}

/** The same for a chain of the bench: as much smaller as its coin set is than mainnet's. */
export function scaled({ coins, pageCache }: Memory, { unspent }: ChainFacts): Memory {
    const scale = (unspent * bytesPerCoin) / (1 << 20) / wholeCoinSet;
    return { coins: coins * scale, pageCache: Math.max(1, Math.round(pageCache * scale)) };
}
