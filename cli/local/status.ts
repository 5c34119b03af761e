import { electrumPort } from "../../components/addresses";
import { DockerError } from "../docker";
import { reasonOf } from "./bitcoinCli";
import { readIdentity } from "./certificate";
import { identityFile, runningTask } from "./run";
import { serving } from "./serving";

/** Says what both daemons do. @returns 0 when wallets are served, else 1. */
export async function status(): Promise<number> {
    const task = await runningTask();
    const { fingerprint } = readIdentity(identityFile);
    const served = await serving(fingerprint);
    const serves = "height" in served;
    const [bitcoind, electrumx] = await Promise.all([
        words(async () => {
            const answer = await task.cli("getblockchaininfo");
            const { blocks } = JSON.parse(answer) as { blocks: number };
            return `regtest, block ${blocks}`;
        }),
        serves
            ? `serves wallets on localhost:${electrumPort}, block ${served.height}`
            : words(() => task.exec("electrumx", "alive-electrumx")),
    ]);
    process.stdout.write(`bitcoind   ${bitcoind}\nelectrumx  ${electrumx}\n`);
    return serves ? 0 : 1;
}

/** What a daemon answers, or the reason why it does not. */
function words(ask: () => Promise<string>): Promise<string> {
    return ask().catch((error: unknown) => {
        if (!(error instanceof DockerError)) throw error;
        return reasonOf(error);
    });
}
