import { docker } from "../../cli/docker";
import { bitcoindOptions } from "../../components/bitcoinOptions";
import { caches, taskSize } from "../../components/sizes";
import type { ChainFacts } from "./chain/make";
import type { Configuration } from "./configurations";
import { runTask } from "./measure";
import type { Surroundings } from "./measure";
import { bytesPerCoin, memoryOf, scaled } from "./memory";
import { peerCli } from "./peer";
import { onEfs } from "./play";

/** How both daemons ended while they wrote, on EFS's latency and with the caches of `serve`. */
export interface Stopped {
    /** Seconds from SIGTERM to the end. */
    readonly stops: { readonly electrumx: number; readonly bitcoind: number };
    /** Whether ElectrumX was told in the middle of its flush. */
    readonly inFlush: boolean;
    /** What that flush took, in seconds. */
    readonly flushSeconds: number;
    /** What bitcoind wrote while it ended. */
    readonly writtenBytes: number;
    /** What the node has after its next start, without a peer. */
    readonly after: { readonly node: number; readonly coins: number; readonly muhash: string };
    /** The height that ElectrumX found in its database. */
    readonly electrumxOpened: number;
}

/** What of a stop is told. */
export interface StopBudget extends Stopped {
    /** Whether both daemons had everything afterwards, with the same coins as the peer. */
    readonly nothingLost: boolean;
    /** Seconds for a cache that is full: bitcoind's in `serve`, by the seconds for each coin here. */
    readonly bitcoindFull: number;
    /** Seconds for a full CACHE_MB in `serve`, by the seconds for each entry here. */
    readonly electrumxFull: number;
}

const size = taskSize("serve", "mainnet", {});
const { memory } = size;
const serveCaches = caches("serve", "mainnet", memory);

/** This project's `serve`, which keeps all in memory on so small a chain: the most there is to write. */
function serving(facts: ChainFacts): Configuration {
    const options = bitcoindOptions({
        network: "regtest",
        phase: "serve",
        memory,
        bitcoinConf: [],
    });
    return {
        name: "this project's serve",
        bitcoind: [...options, `-assumevalid=${facts.assumeValid}`],
        electrumx: { CACHE_MB: String(serveCaches.electrumx) },
        electrumxAtOnce: false,
        pageCacheMib: scaled(memoryOf({ size, caches: serveCaches }), facts).pageCache,
    };
}

/** Ends both daemons while they write, and compares what they have afterwards with the peer's. */
export async function stopWhileWriting(
    around: Surroundings,
    signal: AbortSignal,
): Promise<StopBudget> {
    const { facts } = around.chain;
    const job = { configuration: serving(facts), storage: onEfs, stop: true };
    const stopped = (await runTask(job, around, signal)) as Stopped;
    const { muhash } = JSON.parse(
        await docker([...peerCli, "gettxoutsetinfo", "muhash"]),
    ) as Stopped["after"];
    const { after, electrumxOpened } = stopped;
    return {
        ...stopped,
        ...fullCaches(stopped, facts.inputs + facts.outputs),
        nothingLost:
            after.node === facts.height &&
            electrumxOpened === facts.height &&
            after.muhash === muhash,
    };
}

/** Bytes that ElectrumX reckons for an unwritten coin (block_processor.py, check_cache_size). */
const bytesPerEntry = 205;

/** What the stops would take with caches that are full, if each coin takes as long as here. */
export function fullCaches(
    { stops, flushSeconds, after }: Pick<Stopped, "stops" | "flushSeconds" | "after">,
    entries: number,
): Pick<StopBudget, "bitcoindFull" | "electrumxFull"> {
    const coins = (serveCaches.dbcache * 1024 ** 2) / bytesPerCoin;
    const unwritten = (serveCaches.electrumx * 1e6) / bytesPerEntry;
    return {
        bitcoindFull: (stops.bitcoind * coins) / after.coins,
        electrumxFull: (flushSeconds * unwritten) / entries,
    };
}
