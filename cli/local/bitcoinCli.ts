import { docker } from "../docker";

/** Asks bitcoind by bitcoin-cli, in its own container: RPC answers nowhere else. */
export type BitcoinCli = (...args: string[]) => Promise<string>;

/** bitcoin-cli in a container, with the cookie and the port that the task uses. */
export function bitcoinCliIn(container: string): BitcoinCli {
    const command = ["bitcoin-cli", "-rpccookiefile=/run/bitcoin/cookie", "-rpcport=8332"];
    return (...args) => docker(["exec", container, ...command, ...args]);
}
