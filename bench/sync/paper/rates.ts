import type { ChainFacts } from "../chain/make";
import { ownName } from "../configurations";
import type { Measurement } from "../measurement";
import { spread } from "../summary";
import type { Run } from "../summary";

/** A chain, and first syncs of it. */
export interface Synced {
    readonly facts: ChainFacts;
    readonly runs: readonly Run[];
}

/** What a stage takes: something for its start, and something for each input and output. Seconds. */
export interface Line {
    readonly start: number;
    readonly entry: number;
}

/** What a piece of work costs on EFS's latency, as the bench measured it for this project. */
export interface Rates {
    /** bitcoind with its index. */
    readonly node: Line;
    readonly electrumx: Line;
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

/** The two stages of a configuration's syncs on EFS's latency: the medians. */
export function stagesOf(runs: readonly Run[], configuration: string = ownName): Stages {
    const on = runsOnEfs(runs, configuration);
    const node = ({ stages }: Measurement): number => Math.max(stages.node, stages.index);
    return {
        node: spread(on.map(node)).median,
        electrumx: spread(on.map((one) => one.stages.electrumx - node(one))).median,
    };
}

/** The rates between a shorter and a longer chain, so that what a start takes is in no rate. */
export function ratesOf(short: Synced, long: Synced): Rates {
    const { facts, runs } = long;
    const own = runsOnEfs(runs, ownName);
    const [less, more] = [stagesOf(short.runs), stagesOf(runs)];
    const span = entriesOf(facts) - entriesOf(short.facts);
    const line = (stage: keyof Stages): Line => {
        const entry = (more[stage] - less[stage]) / span;
        return { start: more[stage] - entry * entriesOf(facts), entry };
    };
    return {
        node: line("node"),
        electrumx: line("electrumx"),
        read: spread(own.map(({ delivered }) => delivered.mappedMiss)).median / 1_000,
        indexBytes: spread(own.map(({ sizes }) => sizes.txindex)).median / facts.transactions,
        entries: entriesOf(facts) / facts.transactions,
        inputShare: facts.inputs / entriesOf(facts),
    };
}

/** What rates say of a chain. */
export function predicted({ node, electrumx }: Rates, facts: ChainFacts): Stages {
    const seconds = ({ start, entry }: Line): number => start + entry * entriesOf(facts);
    return { node: seconds(node), electrumx: seconds(electrumx) };
}

/** What another configuration's node takes for an entry, if it starts as fast. */
export function nodeEntryOf({ node }: Rates, { facts, runs }: Synced, name: string): number {
    return (stagesOf(runs, name).node - node.start) / entriesOf(facts);
}

function entriesOf({ inputs, outputs }: ChainFacts): number {
    return inputs + outputs;
}

function runsOnEfs(runs: readonly Run[], name: string): Measurement[] {
    return runs
        .filter(
            ({ configuration, storage: { blocks, databases } }) =>
                configuration === name && blocks === "efs" && databases === "efs",
        )
        .map(({ measured }) => measured);
}
