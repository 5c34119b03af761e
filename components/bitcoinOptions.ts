import { refusedOption } from "../policies/bitcoindOptions";
import type { Network, Phase } from "./choices";
import { caches } from "./sizes";

/** bitcoind's RPC port, the same on every network so that nothing has to be told which. */
export const rpcPort = 8332;

/** What bitcoind calls each network on its command line (`-chain`). */
const chains: Record<Network, string> = {
    mainnet: "main",
    testnet4: "testnet4",
    signet: "signet",
    regtest: "regtest",
};

/**
 * bitcoind's command line. What keeps the node safe stands here as well as in `docker/bitcoin.conf`,
 * because a command line wins over every file, and because it can be seen in the task definition.
 */
export function bitcoindOptions(settings: {
    readonly network: Network;
    readonly phase: Phase;
    /** The task's memory in MiB. */
    readonly memory: number;
    /** Extra `option=value` lines, checked by {@link refusal}. */
    readonly bitcoinConf: readonly string[];
}): string[] {
    const { dbcache } = caches(settings.phase, settings.network, settings.memory);
    return [
        `-chain=${chains[settings.network]}`,
        "-disablewallet=1",
        "-server=1",
        "-listen=0",
        "-rpcbind=127.0.0.1",
        "-rpcallowip=127.0.0.1",
        `-rpcport=${rpcPort}`,
        `-dbcache=${dbcache}`,
        ...settings.bitcoinConf.map((line) => `-${line}`),
    ];
}

/**
 * Why a `bitcoinConf` line is refused, or undefined when it may stand.
 * A line is `option=value`; `no` before an option's name is the same option.
 */
export function refusal(line: string): string | undefined {
    const name = /^([a-z][a-z0-9]*)=[^\s#]+$/.exec(line)?.[1];
    if (name === undefined) return "a line has the form option=value, in small letters, no spaces";
    const reason = refusedOption(name);
    return reason === undefined ? undefined : `${name} may not be set here: ${reason}`;
}
