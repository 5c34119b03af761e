import { setTimeout as delay } from "node:timers/promises";

import { within } from "../deadline";
import { readOptions } from "../deployed/options";
import type { Options } from "../deployed/options";
import type { StackOutputs } from "../deployed/outputs";
import { readOutputs } from "../deployed/read";
import { Mistake } from "../mistake";
import { runAndExit } from "../report";
import { lookAtCloud } from "./cloud";
import { lookAtLocal } from "./local";
import { show } from "./report";
import type { Format } from "./report";
import type { Seen } from "./seen";

const help = `Says what the node does now, and whether wallets are served. Reads, and changes nothing.

Usage: npm run status -- --stack NAME [--watch] [--json]
       npm run status -- --outputs FILE [--watch] [--json]
       npm run status -- --local [--watch] [--json]

  --stack NAME    a stack on AWS; its outputs are asked of the Pulumi CLI
  --outputs FILE  the same from what \`pulumi stack output --json\` printed; - is standard input
  --local         the node of npm run local, or else that of a rehearsal
  --watch         look again every 30 s, until Ctrl-C
  --json          print one JSON object, with --watch one on each line (with npm run --silent status)
  --help          print this text

Needs credentials that the AWS CLI would find, and these permissions: ecs:DescribeServices,
ecs:ListTasks, ecs:DescribeTasks, logs:GetLogEvents, sns:ListSubscriptionsByTopic.

Exit: 0 it serves; 1 it does not; 2 that could not be known, or a bad argument; 3 a defect here.
With --watch, what the last look would have ended with.
`;

/** How long a look may take, in milliseconds; the first one with Node's own start, to end within 10 s. */
const longest = 8_000;

/** From one look to the next, in milliseconds: the monitor tells something as often. */
const pause = 30_000;

async function main(): Promise<number> {
    const options = readOptions(["watch"], "npm run status -- --help");
    if (options.help) {
        process.stdout.write(help);
        return 0;
    }
    const look = lookFor(options);
    const { json = false, watch = false } = options;
    const format = { json, watch, out: process.stdout };
    return watch
        ? watchUntilStopped(look, format)
        : show(await attempt(look, performance.now()), format);
}

type Look = (signal: AbortSignal) => Promise<Seen>;

/** A look, or the sentence that says why there is none. */
async function attempt(look: Look, spent = 0): Promise<Seen | Mistake> {
    try {
        return await within(longest - spent, look);
    } catch (error) {
        if (error instanceof Mistake) return error;
        throw error;
    }
}

/** Looks again and again. The first look has to succeed; later ones may fail and be made again. */
async function watchUntilStopped(look: Look, format: Format): Promise<number> {
    const stop = new AbortController();
    const { signal } = stop;
    const abort = (): void => {
        stop.abort();
    };
    process.on("SIGINT", abort).on("SIGTERM", abort);
    const first = await attempt(look, performance.now());
    if (first instanceof Mistake) return show(first, { ...format, watch: false });
    let code = show(first, format);
    for (;;) {
        await delay(pause, undefined, { signal }).catch(() => undefined);
        if (signal.aborted) return code;
        code = show(await attempt(look), format);
    }
}

/** How the node is looked at; a stack's outputs are read once. */
function lookFor(options: Options<"watch">): Look {
    if (options.local) return lookAtLocal;
    let outputs: StackOutputs | undefined;
    return async (signal) => lookAtCloud((outputs ??= await readOutputs(options, signal)), signal);
}

runAndExit(main);
