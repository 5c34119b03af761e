import type { Network } from "../../components/choices";

/** By what a network's chain is told from the others'. */
export interface Chain {
    /** The hash of block 0 (bitcoin/src/kernel/chainparams.cpp). */
    readonly genesis: string;
    /** The easiest target that a block may have, as block 0 has it. */
    readonly limit: bigint;
    /** What no block of today comes near, as a difficulty; blocks that are as easy may be anybody's. */
    readonly leastDifficulty?: number;
    /** The age of the newest block, in seconds, from which something is wrong. */
    readonly oldest?: number;
}

/** 0xffff times a power of two, as compact targets hold it. */
const difficultyOne = 0xffffn << 208n;

const threeHours = 3 * 3_600;

export const chains: Readonly<Record<Network, Chain>> = {
    mainnet: {
        genesis: "000000000019d6689c085ae165831e934ff763ae46a2a6c172b3f1b60a8ce26f",
        limit: difficultyOne,
        // An eighth of what it was at block 840,000, in April 2024 (86.4 million million).
        leastDifficulty: 1e13,
        oldest: threeHours,
    },
    // Its rules let a block be as easy as the first one after 20 minutes without any.
    testnet4: {
        genesis: "00000000da84f2bafbbc53dee25a72ae507ff4914b867c565be350b0da8bf043",
        limit: difficultyOne,
        oldest: threeHours,
    },
    signet: {
        genesis: "00000008819873e925422c1ff0f99f7cc9bbb232af63a077a480a3633bee1ef6",
        limit: 0x0377aen << 216n,
        oldest: threeHours,
    },
    // Whoever runs it makes its blocks, whenever they like.
    regtest: {
        genesis: "0f9188f13cb7b2c71f2a335e3a4fc328bf5beb436012afca590b1a11466e2206",
        limit: 0x7fffffn << 232n,
    },
};

/** How many times harder a target is than the easiest of mainnet. */
export function difficultyOf(target: bigint): number {
    return Number(difficultyOne) / Number(target);
}
