import type { Network } from "../../components/choices";

/** How large a network's data is, in GiB. */
export interface ChainSize {
    /** bitcoind's blocks and undo data. */
    readonly blocks: number;
    /** Chain state, transaction index and ElectrumX's index. */
    readonly databases: number;
    /** What a month adds to the blocks. */
    readonly blocksPerMonth: number;
}

/**
 * Mainnet near height 950,000: blocks 788, chain state 12, transaction index 66, ElectrumX 122
 * (electrumx 2.0, docs/changelog.rst). The other networks are estimates, nobody's measurement.
 */
export const chainSizes: Record<Network, ChainSize> = {
    mainnet: { blocks: 788, databases: 200, blocksPerMonth: 8 },
    testnet4: { blocks: 20, databases: 10, blocksPerMonth: 1 },
    signet: { blocks: 30, databases: 15, blocksPerMonth: 1 },
    regtest: { blocks: 1, databases: 1, blocksPerMonth: 0 },
};

/**
 * Days of a first sync. No sync of this stack on AWS has been measured: seven days is the longest that
 * the AWS sample of 2021 names for mainnet, and one day is a guess for the small networks.
 */
export const firstSyncDays: Record<Network, number> = {
    mainnet: 7,
    testnet4: 1,
    signet: 1,
    regtest: 1,
};

/**
 * What passes in a month while serving, in GiB: estimates for one node and a handful of wallets. Of the
 * logs the monitor writes an eighth: a line of about 1.5 KB every 30 s.
 */
export const monthlyTraffic = { throughNat: 40, out: 10, logs: 1.1 } as const;

/** How often LevelDB writes what it is given while it compacts, and reads it again: estimates. */
export const rewrites = { written: 5, read: 4 } as const;

/**
 * What recovery points hold beyond the data itself: what four weeks have changed of the databases, a tenth
 * of them each, which is an estimate.
 */
export const changedInBackups = 0.4;

/** How often the blocks are read in a first sync: by the transaction index and by ElectrumX. */
export const blockReads = 2;
