import type { MonitorLine } from "./line";

/** One of the three things that have to be complete before a wallet is served. */
export interface Stage {
    readonly name: "blocks" | "transaction index" | "ElectrumX index";
    /** The share of the chain's transactions that is done, 0 to 1; undefined when not known. */
    readonly share: number | undefined;
    /** Heights: what is done of what there is. */
    readonly done: number | undefined;
    readonly all: number | undefined;
    /** Only of the stage that runs, and as far as it is known. */
    readonly pace: Pace | undefined;
}

/** How fast a stage runs. */
export interface Pace {
    readonly blocksPerSecond: number | undefined;
    readonly transactionsPerSecond: number | undefined;
    readonly secondsLeft: number | undefined;
}

/** The stages in the order in which they get complete. */
export function stagesOf(line: MonitorLine): Stage[] {
    const { Headers: all, BlocksPerSecond, TransactionsPerSecond, SecondsLeft } = line;
    const shares = [
        ["blocks", line.BlocksProgress, line.Blocks],
        ["transaction index", line.TransactionIndexProgress, line.TransactionIndexBlocks],
        ["ElectrumX index", line.ElectrumProgress, line.ElectrumBlocks],
    ] as const;
    // The first that is not known to be complete is the one that the rates are of.
    const running = shares.findIndex(([, share]) => share === undefined || share < 1);
    const pace = {
        blocksPerSecond: BlocksPerSecond,
        transactionsPerSecond: TransactionsPerSecond,
        secondsLeft: SecondsLeft,
    };
    return shares.map(([name, share, done], place) => ({
        name,
        share,
        done,
        all,
        pace: place === running && line.State !== "serving" ? pace : undefined,
    }));
}
