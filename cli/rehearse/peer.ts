import { bitcoinCliIn } from "../local/bitcoinCli";
import type { BitcoinCli } from "../local/bitcoinCli";
import { localImage } from "../local/image";
import { label } from "../local/task";
import { docker } from "../docker";
import { NotYet, until } from "../until";

/** regtest's port for peers (bitcoin/src/kernel/chainparams.cpp). */
const port = 18444;

const options = [
    ...["-chain=regtest", "-datadir=/tmp", "-disablewallet=1", "-txindex=1", "-server=1"],
    ...["-rpccookiefile=/run/bitcoin/cookie", "-rpcport=8332", `-bind=0.0.0.0:${port}`],
    // Payments pass on at once: to strangers they are announced only every few seconds.
    "-whitelist=noban@0.0.0.0/0",
];

/**
 * The rest of the Bitcoin network: another bitcoind that mines, pays and keeps the chain, so that
 * the node receives blocks and payments from a peer, and finds again what a kill made it forget.
 */
export class Peer {
    readonly cli: BitcoinCli;
    /** Where the node finds it. */
    readonly address: string;
    private readonly container: string;
    private readonly run: string;

    constructor(run: string, name: string) {
        this.run = run;
        this.container = `${name}-peer`;
        this.address = `${this.container}:${port}`;
        this.cli = bitcoinCliIn(this.container);
    }

    async start(network: string): Promise<void> {
        await docker([
            ...["run", "--detach", "--name", this.container, "--label", `${label}=${this.run}`],
            ...["--network", network, "--entrypoint", "bitcoind", localImage, ...options],
        ]);
        await until(30, () =>
            this.cli("getblockcount").catch(() => {
                throw new NotYet("the peer's bitcoind does not answer");
            }),
        );
    }

    async height(): Promise<number> {
        return Number(await this.cli("getblockcount"));
    }

    async tip(): Promise<string> {
        return this.cli("getbestblockhash");
    }
}
