import { docker } from "../docker";
import type { DockerError } from "../docker";

/** Asks bitcoind by bitcoin-cli, in its own container: RPC answers nowhere else. */
export type BitcoinCli = (...args: string[]) => Promise<string>;

/** bitcoin-cli in a container, with the cookie and the port that the task uses. */
export function bitcoinCliIn(container: string): BitcoinCli {
    const command = ["bitcoin-cli", "-rpccookiefile=/run/bitcoin/cookie", "-rpcport=8332"];
    return (...args) => docker(["exec", container, ...command, ...args]);
}

/**
 * Why a command in a container failed, in one line. bitcoin-cli puts bitcoind's reason behind its
 * number: `error code: -5`, `error message:`, and then the reason.
 */
export function reasonOf({ stderr }: DockerError): string {
    const [, refusal] = /^error message:\n(.+)/m.exec(stderr) ?? [];
    return refusal ?? /\S.*/.exec(stderr)?.[0] ?? "it gives no reason";
}
