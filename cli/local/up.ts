import { setTimeout as delay } from "node:timers/promises";

import { electrumPort } from "../../components/addresses";
import { electrumCommand } from "../../components/commands";
import { during } from "../during";
import { Mistake } from "../mistake";
import { keptIdentity } from "./certificate";
import { isUp, listen } from "./control";
import { baseImage, buildLocal, contents, chooseSource, needDocker } from "./image";
import type { Source } from "./image";
import { identityFile, localComposition, run } from "./run";
import { withinLimits } from "./limits";
import { keepRunning } from "./service";
import { serving } from "./serving";
import { Task } from "./task";
import type { Ended } from "./task";

/** How often to look whether a wallet is served, in milliseconds. */
const lookEvery = 1_000;

/** Builds the image and keeps the node running until Ctrl-C or `down`. */
export async function up(asked: Source | undefined): Promise<number> {
    await needDocker();
    if (await isUp()) {
        throw new Mistake("It runs in another terminal already. Run: npm run status -- --local");
    }
    const { pem, fingerprint } = await keptIdentity(identityFile);
    const stop = new AbortController();
    const abort = (): void => {
        stop.abort();
    };
    process.on("SIGINT", abort).on("SIGTERM", abort);
    const control = await listen(abort);
    try {
        await prepare(asked, stop.signal);
        const composition = await withinLimits(localComposition());
        const task = new Task(run, composition, { TLS_PEM: pem });
        await Promise.all([
            keepRunning(task, stop.signal, watcher),
            sayWhenServing(fingerprint, stop.signal),
        ]);
    } catch (error) {
        if (!stop.signal.aborted) throw error;
    } finally {
        stop.abort();
        control.close();
    }
    return 0;
}

const watcher = {
    ended: ({ service, status, said }: Ended): void => {
        say(`${service} ended with status ${status}: ${said.trimEnd().split("\n").at(-1) ?? ""}`);
        say("The task stops, and a new one starts.");
    },
    stopped: (): void => {
        say("Stopped, in order. The chain is kept; npm run local -- down removes it.");
    },
};

/** Builds the image. */
async function prepare(asked: Source | undefined, signal: AbortSignal): Promise<void> {
    const source = await chooseSource(asked);
    await during(`Building the image: ${contents(source)}.`, async (detail) => {
        await buildLocal(source, await baseImage(detail), signal);
    });
}

async function sayWhenServing(fingerprint: string, signal: AbortSignal): Promise<void> {
    await during("Waiting for ElectrumX.", async () => {
        while (!signal.aborted && "reason" in (await serving(fingerprint))) {
            await delay(lookEvery, undefined, { signal }).catch(() => undefined);
        }
    });
    if (!signal.aborted) say(card(fingerprint));
}

function card(fingerprint: string): string {
    const server = `localhost:${electrumPort}:s`;
    return `
It serves wallets. Connect your own Electrum, version 4:

  ${electrumCommand("regtest", server, fingerprint)}

Give yourself coins, to an address from Electrum's Receive tab, in another terminal:

  npm run local -- mine 101 ADDRESS

Ctrl-C stops the node and keeps its chain; npm run local -- down removes it.`;
}

function say(line: string): void {
    process.stdout.write(`${line}\n`);
}
