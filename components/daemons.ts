/** A daemon's name and the user it runs as; `docker/Dockerfile` makes the same users. */
export interface Daemon {
    readonly name: string;
    readonly uid: number;
}

/** The group of both daemons: it may read bitcoind's RPC cookie. */
export const cookieGroup = 1000;

export const bitcoind: Daemon = { name: "bitcoind", uid: 1001 };
export const electrumx: Daemon = { name: "electrumx", uid: 1002 };
