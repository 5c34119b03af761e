import { bitcoindOptions } from "../../components/bitcoinOptions";
import { caches, taskSize } from "../../components/sizes";
import type { ChainFacts } from "./chain/make";

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
}

/** What this project's configuration is called in tables. */
export const ownName = "this project";

/** The AWS sample's `dbcache` in MiB (bitcoin.conf of aws-samples/digital-assets-examples). */
const sampleDbcache = 8192;

/**
 * ElectrumX's CACHE_MB here. 1,200 MB for mainnet's entries are less than 1 MB for this chain's, but
 * ElectrumX takes blocks by 10 MB, which fill more: so few as leave room for a batch or two.
 */
const cacheMb = "20";

/** What the coins of a chain take in bitcoind's memory, in bytes for one (measured: see docs/sync.md). */
export const bytesPerCoin = 120;

/** The AWS sample: no transactions from peers, each signature checked by one thread, both at once. */
export function sample(facts: ChainFacts): Configuration {
    const { dbcache: wholeCoinSet } = caches("sync", "mainnet", 1 << 20);
    const share = sampleDbcache / wholeCoinSet;
    const coins = (facts.unspent * bytesPerCoin * share) / (1 << 20);
    return {
        name: "AWS sample",
        bitcoind: withOptions(regtestOptions(), [
            `-dbcache=${dbcacheFor(coins)}`,
            `-maxmempool=${leastMempool}`,
            ...["-blocksonly=1", "-assumevalid=0", "-par=1"],
        ]),
        electrumx: { CACHE_MB: cacheMb },
        electrumxAtOnce: true,
    };
}

/** This project's `sync` phase: its own options for regtest, whose cache holds the whole coin set. */
export function project(facts: ChainFacts): Configuration {
    return {
        name: ownName,
        // Its default on mainnet: all blocks but those of the last months.
        bitcoind: [...regtestOptions(), `-assumevalid=${facts.assumeValid}`],
        electrumx: { CACHE_MB: cacheMb },
        electrumxAtOnce: false,
    };
}

function regtestOptions(): string[] {
    const { memory } = taskSize("sync", "mainnet", {});
    return bitcoindOptions({ network: "regtest", phase: "sync", memory, bitcoinConf: [] });
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
