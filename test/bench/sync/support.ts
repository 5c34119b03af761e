import type { Storage } from "../../../bench/sync/measurement";
import type { Run } from "../../../bench/sync/summary";

/** A first sync that took so many seconds; the node half of them. */
export function runOf(configuration: string, storage: Storage, seconds: number): Run {
    const isSlow = storage.databases === "efs";
    const used = { cpu: 1, memoryMib: 100, readBytes: 1e6, writes: 5, writtenBytes: 2e6 };
    return {
        configuration,
        storage,
        measured: {
            stages: { node: seconds / 2, index: seconds / 2, electrumx: seconds },
            stops: { electrumx: 0.5, bitcoind: 1.5 },
            delivered: {
                readMiss: isSlow ? 1.05 : 0.01,
                mappedMiss: isSlow ? 1.06 : 0.01,
                readHit: 0.001,
                writeAndSync: isSlow ? 2.8 : 0.5,
            },
            used: { bitcoind: { ...used, reads: 3 }, electrumx: { ...used, reads: 4 } },
            storage: {
                ...{ reads: 100, readBytes: 5e6, writes: 50, writtenBytes: 6e6 },
                ...{ syncs: 7, others: 9 },
            },
            flushes: { bitcoind: 2, electrumx: 3, electrumxSeconds: 1.5 },
            lookups: 1_000,
            sizes: { chainstate: 1, txindex: 5_000, electrumx: 3, blocks: 4 },
        },
    };
}
