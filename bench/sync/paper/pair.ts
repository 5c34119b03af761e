import type { ChainFacts } from "../chain/make";
import { ownName } from "../configurations";
import { spread } from "../summary";
import type { Run } from "../summary";
import { stagesOf } from "./rates";
import type { Pair, Stages } from "./rates";

/** The medians of this project's runs on both storages. */
export function pairOf(facts: ChainFacts, runs: readonly Run[]): Pair {
    const on = (place: string): Run[] =>
        runs.filter(
            ({ configuration, storage: { blocks, databases } }) =>
                configuration === ownName && blocks === place && databases === place,
        );
    const efs = on("efs").map(({ measured }) => measured);
    return {
        facts,
        disk: middle(on("disk")),
        efs: middle(on("efs")),
        lookups: spread(efs.map(({ lookups }) => lookups)).median,
        txindex: spread(efs.map(({ sizes }) => sizes.txindex)).median,
    };
}

function middle(runs: readonly Run[]): Stages {
    const stages = runs.map(({ measured }) => stagesOf(measured));
    return {
        node: spread(stages.map(({ node }) => node)).median,
        electrumx: spread(stages.map(({ electrumx }) => electrumx)).median,
    };
}
