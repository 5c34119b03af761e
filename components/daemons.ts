/** The daemons of the task, in the order in which they start. */
export const daemonNames = ["monitor", "bitcoind", "electrumx"] as const;
export type DaemonName = (typeof daemonNames)[number];

/** A daemon of the task; `docker/Dockerfile` makes the same users, and `docker/` holds the scripts. */
export interface Daemon {
    readonly name: DaemonName;
    readonly uid: number;
    /** How often its health check runs and how long that may take, in seconds. */
    readonly check: { readonly interval: number; readonly timeout: number };
}

/** The group of all daemons: it may read bitcoind's RPC cookie, and ElectrumX's folder. */
export const cookieGroup = 1000;

export const bitcoind: Daemon = {
    name: "bitcoind",
    uid: 1001,
    check: { interval: 30, timeout: 15 },
};

/** Its check asks ElectrumX's event loop, which is busy while a batch of blocks is written. */
export const electrumx: Daemon = {
    name: "electrumx",
    uid: 1002,
    check: { interval: 60, timeout: 30 },
};

/** Reads what bitcoind writes for its own user only; it mounts all but its own folder read-only. */
export const monitor: Daemon = {
    name: "monitor",
    uid: bitcoind.uid,
    check: { interval: 30, timeout: 15 },
};
