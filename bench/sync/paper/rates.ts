import type { ChainFacts } from "../chain/make";
import { ownName } from "../configurations";
import type { Measurement } from "../measurement";
import { spread } from "../summary";
import type { Run } from "../summary";

/** What a piece of work costs on EFS's latency, as the bench measured it for this project. */
export interface Rates {
    /** Seconds of bitcoind with its index for an input or output. */
    readonly nodeEntry: number;
    /** Seconds of ElectrumX for an input or output. */
    readonly electrumxEntry: number;
    /** Seconds of a read that the page cache does not answer. */
    readonly read: number;
    /** Bytes of the transaction index for a transaction. */
    readonly indexBytes: number;
    /** Inputs and outputs of a transaction, and the share of inputs among them. */
    readonly entries: number;
    readonly inputShare: number;
}

/** Seconds that the node with its index took, and ElectrumX after it. */
export interface Stages {
    readonly node: number;
    readonly electrumx: number;
}

/** The two stages of this project's syncs on EFS's latency: the medians. */
export function stagesOf(runs: readonly Run[]): Stages {
    const own = ownOnEfs(runs);
    const node = ({ stages }: Measurement): number => Math.max(stages.node, stages.index);
    return {
        node: spread(own.map(node)).median,
        electrumx: spread(own.map((one) => one.stages.electrumx - node(one))).median,
    };
}

/** The rates of a chain. */
export function ratesOf(facts: ChainFacts, runs: readonly Run[]): Rates {
    const entries = facts.inputs + facts.outputs;
    const { node, electrumx } = stagesOf(runs);
    const own = ownOnEfs(runs);
    return {
        nodeEntry: node / entries,
        electrumxEntry: electrumx / entries,
        read: spread(own.map(({ delivered }) => delivered.mappedMiss)).median / 1_000,
        indexBytes: spread(own.map(({ sizes }) => sizes.txindex)).median / facts.transactions,
        entries: entries / facts.transactions,
        inputShare: facts.inputs / entries,
    };
}

/** What rates say of a chain. */
export function predicted(rates: Rates, facts: ChainFacts): Stages {
    const entries = facts.inputs + facts.outputs;
    return { node: rates.nodeEntry * entries, electrumx: rates.electrumxEntry * entries };
}

function ownOnEfs(runs: readonly Run[]): Measurement[] {
    return runs
        .filter(
            ({ configuration, storage: { blocks, databases } }) =>
                configuration === ownName && blocks === "efs" && databases === "efs",
        )
        .map(({ measured }) => measured);
}
