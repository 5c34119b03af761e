import type { TaskSize } from "../../../components/sizes";
import { caches } from "../../../components/sizes";
import { chainSizes, rewrites, blockReads } from "../../../cli/plan/assumptions";
import { prices } from "../../../cli/plan/prices";
import type { Rates } from "./rates";

/**
 * Mainnet near height 950,000 in GiB (electrumx 2.0, docs/changelog.rst): the transaction index, whose
 * size tells how many transactions there are.
 */
const txindexGib = 66;

/**
 * Of ElectrumX's database what it looks coins up in: 12 GiB of coins in bitcoind's chain state, and each
 * coin twice, by transaction and by script. An estimate.
 */
const coinTableGib = 15;

/**
 * The share of spent coins that are not in ElectrumX's cache any more. With 1,200 MB it holds some
 * 4.7 million coins at most, those of about five days, and starts anew when full. An estimate, nobody's
 * measurement: the estimate's weakest point.
 */
const lookedUp = 0.45;

/** Memory of a task that is neither a cache of the daemons' nor free for the page cache, in GiB. */
const ownMemoryGib = 1;
/** ElectrumX's memory for each MB of CACHE_MB, as components/sizes.ts reckons. */
const electrumxGrowth = 4;

const gib = 1024 ** 3;
const day = 86_400;

/** A first sync of mainnet on paper, with a task of some size. */
export interface Estimate {
    readonly size: TaskSize;
    readonly nodeDays: number;
    readonly electrumxDays: number;
    readonly days: number;
    /** The share of ElectrumX's lookups that the page cache answers. */
    readonly cached: number;
    /** Fargate, EFS's elastic throughput, and NAT for the blocks. */
    readonly usd: number;
}

/**
 * Days and dollars of a first sync of mainnet, by the measured rates:
 *
 *     transactions = size of the index / its bytes for each
 *     node         = inputs and outputs × seconds for each
 *     ElectrumX    = inputs and outputs × seconds for each
 *                  + inputs × share looked up × share not in the page cache × seconds for a lookup
 *     dollars      = days × task + GiB written and read × elastic throughput + blocks × NAT
 *
 * It assumes a processor as fast as the bench's, peers that are faster than the node, and a cache for
 * the whole coin set: a task too small for that is slower than this says.
 */
export function estimate(rates: Rates, size: TaskSize): Estimate {
    const transactions = (txindexGib * gib) / rates.indexBytes;
    const entries = transactions * rates.entries;
    const cached = Math.min(1, pageCacheGib(size) / coinTableGib);
    const lookups = entries * rates.inputShare * lookedUp * (1 - cached);
    const nodeDays = (entries * rates.nodeEntry) / day;
    const electrumxDays = (entries * rates.electrumxEntry + lookups * rates.lookup) / day;
    const days = nodeDays + electrumxDays;
    return { size, nodeDays, electrumxDays, days, cached, usd: days * 24 * hour(size) + traffic() };
}

/** What is left of a task's memory for the page cache, in GiB. */
function pageCacheGib({ memory }: TaskSize): number {
    const { dbcache, electrumx } = caches("sync", "mainnet", memory);
    return Math.max(
        0,
        memory / 1024 - (dbcache + electrumx * electrumxGrowth) / 1024 - ownMemoryGib,
    );
}

function hour({ cpu, memory }: TaskSize): number {
    const { vcpuHour, gibHour } = prices.fargate.x86_64;
    return (cpu / 1024) * vcpuHour + (memory / 1024) * gibHour;
}

/** What a first sync costs whatever time it takes, with one NAT gateway. */
function traffic(): number {
    const { blocks, databases } = chainSizes.mainnet;
    const { elasticReadGib, elasticWriteGib } = prices.efs;
    return (
        (blocks + databases * rewrites.written) * elasticWriteGib +
        (blocks * blockReads + databases * rewrites.read) * elasticReadGib +
        blocks * prices.nat.gib
    );
}
