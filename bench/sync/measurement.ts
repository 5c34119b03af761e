import type { Place } from "./configurations";

/** Where the parts of the data are. */
export interface Storage {
    readonly blocks: Place;
    readonly databases: Place;
}

/** What one first sync took. Times in seconds, counted from when the node has its peer. */
export interface Measurement {
    readonly stages: { readonly node: number; readonly index: number; readonly electrumx: number };
    /** How long each daemon took to end afterwards, writing its caches out. */
    readonly stops: { readonly electrumx: number; readonly bitcoind: number };
    /** What operations really took, in milliseconds. */
    readonly delivered: Delivered;
    readonly used: { readonly bitcoind: Used; readonly electrumx: Used };
    /** What reached the slow file system. */
    readonly storage: Transfers & { readonly syncs: number; readonly others: number };
    readonly flushes: {
        readonly bitcoind: number;
        readonly electrumx: number;
        readonly electrumxSeconds: number;
    };
    /** Spent coins that ElectrumX had to look up in its database. */
    readonly lookups: number;
    /** Bytes after the stop. */
    readonly sizes: Readonly<Record<"chainstate" | "txindex" | "electrumx" | "blocks", number>>;
}

export interface Delivered {
    readonly readMiss: number;
    readonly mappedMiss: number;
    readonly readHit: number;
    readonly writeAndSync: number;
}

export interface Transfers {
    readonly reads: number;
    readonly readBytes: number;
    readonly writes: number;
    readonly writtenBytes: number;
}

export interface Used extends Transfers {
    /** Processor time in seconds. */
    readonly cpu: number;
    readonly memoryMib: number;
}
