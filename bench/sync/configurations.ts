import { bitcoindOptions } from "../../components/bitcoinOptions";
import type { ChainFacts } from "./chain/make";
import { memoryOf, ownTask, sampleTask, scaled, wholeCoinSet } from "./memory";
import type { Task } from "./memory";

/** Where a part of the data is: on the machine's own disk, or on the file system as slow as EFS. */
export type Place = "disk" | "efs";

/** How a first sync is run. */
export interface Configuration {
    readonly name: string;
    /** bitcoind's options, after those of the image's bitcoin.conf. */
    readonly bitcoind: readonly string[];
    /** Variables of ElectrumX's start script. */
    readonly electrumx: Readonly<Record<string, string>>;
    /** Arguments of env(1) that change what ElectrumX's start script has set. */
    readonly electrumxEnv?: readonly string[];
    /** Whether ElectrumX starts together with the node, as in the AWS sample, or when the node is done. */
    readonly electrumxAtOnce: boolean;
    /** What the page cache holds of the slow file system, in MiB. */
    readonly pageCacheMib: number;
}

/** What this project's configuration is called in tables. */
export const ownName = "this project";

/**
 * ElectrumX's CACHE_MB here. 1,200 MB for mainnet's entries are less than 1 MB for this chain's, but
 * ElectrumX takes blocks by 10 MB, which fill more: so few as leave room for a batch or two.
 */
const cacheMb = "20";

/** The AWS sample: no transactions from peers, each signature checked by one thread, both at once. */
export function sample(facts: ChainFacts): Configuration {
    const base = project(facts, sampleTask);
    return {
        ...base,
        name: "AWS sample",
        bitcoind: withOptions(base.bitcoind, ["-blocksonly=1", "-assumevalid=0", "-par=1"]),
        electrumxAtOnce: true,
    };
}

/**
 * This project's `sync` phase, with a task's memory made as small as the chain is, and mainnet's
 * default for assumevalid: all blocks but those of the last months.
 */
export function project(facts: ChainFacts, task: Task = ownTask): Configuration {
    const onMainnet = memoryOf(task);
    const { coins, pageCache } = scaled(onMainnet, facts);
    const { memory } = ownTask.size;
    const usual = bitcoindOptions({ network: "regtest", phase: "sync", memory, bitcoinConf: [] });
    // Regtest's own options hold all coins.
    const holdsAll = onMainnet.coins >= wholeCoinSet;
    const caches = [`-dbcache=${dbcacheFor(coins)}`, `-maxmempool=${leastMempool}`];
    return {
        name: ownName,
        bitcoind: [
            ...(holdsAll ? usual : withOptions(usual, caches)),
            `-assumevalid=${facts.assumeValid}`,
        ],
        electrumx: { CACHE_MB: cacheMb },
        electrumxAtOnce: false,
        pageCacheMib: pageCache,
    };
}

/** Options with others in place of those of the same name. */
export function withOptions(options: readonly string[], others: readonly string[]): string[] {
    const names = new Set(others.map(nameOf));
    return [...options.filter((option) => !names.has(nameOf(option))), ...others];
}

function nameOf(option: string): string {
    return option.split("=", 1)[0] ?? "";
}

/** The smallest that bitcoind takes, in MB: coins use what the mempool leaves free of it. */
const leastMempool = 5;

/**
 * The `-dbcache` in MiB whose part for coins is at least so large, together with the free mempool. The
 * rest goes to the databases' own caches (node/caches.cpp): an eighth each to block index and
 * transaction index, then at most half and 8 MiB to the coin database.
 */
export function dbcacheFor(coinsMib: number): number {
    const least = 4;
    for (let dbcache = least; ; dbcache++) {
        const afterIndexes = (dbcache - Math.min(2, dbcache / 8)) * (1 - 1 / 8);
        const coins = afterIndexes - Math.min(8, afterIndexes / 2);
        if (coins + leastMempool >= coinsMib) return dbcache;
    }
}
