import { blockReads, chainSizes, rewrites } from "../../../cli/plan/assumptions";
import { prices } from "../../../cli/plan/prices";
import { coinTables } from "../../../components/sizes";
import type { TaskSize } from "../../../components/sizes";
import { memoryOf } from "../memory";
import type { Task } from "../memory";
import type { Rates } from "./rates";

/**
 * Mainnet near height 950,000 in GiB (electrumx 2.0, docs/changelog.rst): the transaction index, whose
 * size tells how many transactions there are.
 */
const txindexGib = 66;

/**
 * Of ElectrumX's database what it looks coins up in, in GiB: each of the coins that take 12 GiB in
 * bitcoind's chain state, by transaction and by script. An estimate.
 */
const coinTableGib = coinTables.mainnet / 1024;

/**
 * The share of spent coins that are not in ElectrumX's cache any more. With 1,200 MB it holds some
 * 4.7 million coins at most, those of about five days, and starts anew when full. An estimate.
 */
const lookedUp = 0.45;

/** A coin that is looked up is two rows in two places of the database. */
const readsForLookup = 2;

/** What the kernel reads around a page that a memory map misses: its read-ahead, in bytes. */
const readAround = 128 * 1024;

const gib = 1024 ** 3;
const day = 86_400;

/** From the least to the most. */
export interface Range {
    readonly least: number;
    readonly most: number;
}

/** A first sync of mainnet on paper, with a task of some size. */
export interface Estimate {
    readonly nodeDays: number;
    /** With every lookup answered by the page cache, and with as many as it has room for. */
    readonly electrumxDays: Range;
    /** What the task's memory leaves to the page cache; ElectrumX's lookups go to 15 GiB. */
    readonly pageCacheGib: number;
    /** Fargate, EFS's elastic throughput, and NAT for the blocks; at the same two ends. */
    readonly usd: Range;
}

/**
 * Days and dollars of a first sync of mainnet, by the measured rates:
 *
 *     transactions = size of the index / its bytes for each
 *     node         = inputs and outputs × seconds for each
 *     ElectrumX    = inputs and outputs × seconds for each, and at most
 *                  + inputs × share looked up × share not in the page cache × two reads
 *     dollars      = days × task + GiB written and read × elastic throughput + blocks × NAT, and at most
 *                  + what those reads bring, 128 KiB each
 *
 * It assumes a processor as fast as the bench's, and peers that are faster than the node.
 *
 * @param nodeEntry seconds of this task's node for an input or output
 */
export function estimate(rates: Rates, task: Task, nodeEntry: number): Estimate {
    const transactions = (txindexGib * gib) / rates.indexBytes;
    const entries = transactions * rates.entries;
    const pageCacheGib = memoryOf(task).pageCache / 1024;
    const missed = Math.max(0, 1 - pageCacheGib / coinTableGib);
    const lookups = entries * rates.inputShare * lookedUp * missed;
    const nodeDays = (entries * nodeEntry) / day;
    const least = (entries * rates.electrumx.entry) / day;
    const most = least + (lookups * readsForLookup * rates.read) / day;
    const lookedUpGib = (lookups * readsForLookup * readAround) / gib;
    const usd = (days: number): number => (nodeDays + days) * 24 * hour(task.size) + traffic();
    return {
        nodeDays,
        electrumxDays: { least, most },
        pageCacheGib,
        usd: { least: usd(least), most: usd(most) + lookedUpGib * prices.efs.elasticReadGib },
    };
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
