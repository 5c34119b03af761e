import type { Configuration, Place } from "./configurations";
import type { Measurement, Storage, Transfers } from "./measurement";

/** One first sync of the bench. */
export interface Run {
    readonly configuration: string;
    readonly storage: Storage;
    readonly measured: Measurement;
}

/** The middle of several measurements, with the smallest and the largest. */
export interface Spread {
    readonly median: number;
    readonly least: number;
    readonly most: number;
}

/** All runs of a configuration on one storage. Seconds, bytes and counts. */
export interface Summary {
    readonly configuration: string;
    readonly storage: string;
    readonly runs: number;
    /** Until both daemons have everything. */
    readonly total: Spread;
    /** Until the node, its transaction index, and ElectrumX have everything. */
    readonly node: Spread;
    readonly index: Spread;
    readonly electrumx: Spread;
    /** How long both take to end afterwards. */
    readonly stop: Spread;
    readonly nodeCpu: Spread;
    readonly electrumxCpu: Spread;
    readonly readBytes: Spread;
    readonly writtenBytes: Spread;
    readonly reads: Spread;
    readonly writes: Spread;
    readonly nodeFlushes: Spread;
    readonly electrumxFlushes: Spread;
}

const placeNames: Record<Place, string> = { disk: "plain disk", efs: "EFS latency" };

/** A storage in words. */
export function storageName({ blocks, databases }: Storage): string {
    if (blocks === databases) return placeNames[blocks];
    return `blocks ${placeNames[blocks]}, databases ${placeNames[databases]}`;
}

/** @throws RangeError for no value at all */
export function spread(values: readonly number[]): Spread {
    const sorted = [...values].sort((a, b) => a - b);
    const at = (place: number): number => {
        const value = sorted[place];
        if (value === undefined) throw new RangeError("There is no run to tell of.");
        return value;
    };
    const low = at(Math.floor((sorted.length - 1) / 2));
    const high = at(Math.ceil((sorted.length - 1) / 2));
    return { median: (low + high) / 2, least: at(0), most: at(sorted.length - 1) };
}

/** The seconds from the first block until both daemons have everything. */
export function totalOf({ stages }: Measurement): number {
    return Math.max(stages.node, stages.index, stages.electrumx);
}

/** The runs by configuration and storage, in the order of their first. */
export function summaries(runs: readonly Run[]): Summary[] {
    const groups = new Map<string, [Run, ...Run[]]>();
    for (const run of runs) {
        const key = `${run.configuration} on ${storageName(run.storage)}`;
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [run]);
        else group.push(run);
    }
    return [...groups.values()].map(summary);
}

function summary(runs: [Run, ...Run[]]): Summary {
    const of = (value: (one: Measurement) => number): Spread =>
        spread(runs.map(({ measured }) => value(measured)));
    const [{ configuration, storage }] = runs;
    return {
        configuration,
        storage: storageName(storage),
        runs: runs.length,
        total: of(totalOf),
        node: of(({ stages }) => stages.node),
        index: of(({ stages }) => stages.index),
        electrumx: of(({ stages }) => stages.electrumx),
        stop: of(({ stops }) => stops.electrumx + stops.bitcoind),
        nodeCpu: of(({ used }) => used.bitcoind.cpu),
        electrumxCpu: of(({ used }) => used.electrumx.cpu),
        readBytes: of((one) => transfers(one, storage).readBytes),
        writtenBytes: of((one) => transfers(one, storage).writtenBytes),
        reads: of((one) => transfers(one, storage).reads),
        writes: of((one) => transfers(one, storage).writes),
        nodeFlushes: of(({ flushes }) => flushes.bitcoind),
        electrumxFlushes: of(({ flushes }) => flushes.electrumx),
    };
}

/**
 * What went to the storage: on the slow file system what reached it, and that alone when only a part of
 * the data is there; on the disk what the kernel counts for both daemons.
 */
function transfers({ storage: slow, used }: Measurement, storage: Storage): Transfers {
    if (storage.blocks === "efs" || storage.databases === "efs") return slow;
    const { bitcoind, electrumx } = used;
    return {
        reads: bitcoind.reads + electrumx.reads,
        readBytes: bitcoind.readBytes + electrumx.readBytes,
        writes: bitcoind.writes + electrumx.writes,
        writtenBytes: bitcoind.writtenBytes + electrumx.writtenBytes,
    };
}

/** How many times longer another configuration took on the same storage, by the medians. */
export function factor(
    all: readonly Summary[],
    own: Configuration["name"],
    storage: string,
): number {
    const on = all.filter((one) => one.storage === storage);
    const ours = on.find(({ configuration }) => configuration === own);
    const other = on.find(({ configuration }) => configuration !== own);
    if (ours === undefined || other === undefined) {
        throw new RangeError(`Nothing to compare on ${storage}.`);
    }
    return other.total.median / ours.total.median;
}
