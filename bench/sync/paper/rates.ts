import type { ChainFacts } from "../chain/make";
import type { Measurement } from "../measurement";

/** What a piece of work costs, as the bench measured it for this project's configuration. */
export interface Rates {
    /** Seconds of bitcoind and its index for an input or output, on the storage itself. */
    readonly nodeEntry: number;
    /** Seconds of ElectrumX for an input or output, where storage costs next to nothing. */
    readonly electrumxEntry: number;
    /** Seconds of ElectrumX for a coin that it looks up in its database, on the storage. */
    readonly lookup: number;
    /** Bytes of the transaction index for a transaction. */
    readonly indexBytes: number;
    /** Inputs and outputs of a transaction, and the share of inputs among them. */
    readonly entries: number;
    readonly inputShare: number;
}

/** The same chain, synced on plain disk and on the slow file system: the medians of both. */
export interface Pair {
    readonly facts: ChainFacts;
    readonly disk: Stages;
    readonly efs: Stages;
    /** Coins that ElectrumX looked up. */
    readonly lookups: number;
    /** Bytes of the transaction index. */
    readonly txindex: number;
}

/** Seconds that the node with its index took, and ElectrumX after it. */
export interface Stages {
    readonly node: number;
    readonly electrumx: number;
}

/** The two stages of a sync in which ElectrumX waits for the node. */
export function stagesOf({ stages }: Pick<Measurement, "stages">): Stages {
    const node = Math.max(stages.node, stages.index);
    return { node, electrumx: stages.electrumx - node };
}

/**
 * Rates from one chain. ElectrumX's processor time is told from its waiting by the two storages: it
 * waits for the slow one, and works as much on both.
 */
export function ratesOf({ facts, disk, efs, lookups, txindex }: Pair): Rates {
    const entries = facts.inputs + facts.outputs;
    return {
        nodeEntry: efs.node / entries,
        electrumxEntry: disk.electrumx / entries,
        lookup: lookups === 0 ? 0 : Math.max(0, efs.electrumx - disk.electrumx) / lookups,
        indexBytes: txindex / facts.transactions,
        entries: entries / facts.transactions,
        inputShare: facts.inputs / entries,
    };
}

/** What rates say of a chain: the stages on the slow file system. */
export function predicted(rates: Rates, facts: ChainFacts, lookups: number): Stages {
    const entries = facts.inputs + facts.outputs;
    return {
        node: rates.nodeEntry * entries,
        electrumx: rates.electrumxEntry * entries + rates.lookup * lookups,
    };
}
