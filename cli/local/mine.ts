import { DockerError } from "../docker";
import { Mistake } from "../mistake";
import { reasonOf } from "./bitcoinCli";
import { mineBlocks } from "./miner";
import { runningTask } from "./run";

/** Enough for the hundred blocks that make coins spendable, many times over. */
const most = 1_000;

/**
 * `mine BLOCKS [ADDRESS]`: adds blocks to the local chain.
 *
 * @throws Mistake for a wrong number or address, or when nothing runs
 */
export async function mine(words: readonly string[]): Promise<number> {
    const [blocks = "", address, ...rest] = words;
    const count = /^\d{1,4}$/.test(blocks) ? Number(blocks) : 0;
    if (count < 1 || count > most || rest.length > 0) {
        throw new Mistake(`Say how many blocks, 1 to ${most}: npm run local -- mine 1 [ADDRESS]`);
    }
    const { cli } = await runningTask();
    try {
        await mineBlocks(cli, count, address);
    } catch (error) {
        if (!(error instanceof DockerError)) throw error;
        throw new Mistake(refusal(reasonOf(error), address));
    }
    process.stdout.write(`The chain has ${await cli("getblockcount")} blocks.\n`);
    return 0;
}

function refusal(reason: string, address: string | undefined): string {
    return /invalid address/i.test(reason)
        ? `${address ?? ""} is no regtest address: take one from Electrum started with --regtest.`
        : `bitcoind cannot mine now: ${reason}`;
}
