import { parseArgs } from "node:util";

import { during } from "../during";
import { removeAll } from "../local/cleanup";
import {
    baseImage,
    build,
    buildLocal,
    chooseSource,
    contents,
    needDocker,
    readSource,
} from "../local/image";
import { rehearsalRun as run } from "../local/run";
import { badArguments, runAndExit } from "../report";
import { electrumFolder, electrumImage } from "./electrum";
import { play } from "./play";
import { clientFolder, clientImage } from "./privateClient";
import { assemble } from "./scene";
import type { Stage } from "./stage";
import { story } from "./story";

const help = `Plays the story of a payment on this machine, with the real daemons and a real Electrum wallet,
and of what can go wrong around it. Takes about seven minutes, leaves nothing but Docker images.

Usage: npm run rehearse [-- --source release|debian]

  --source  release: Bitcoin Core, as on AWS; debian: Bitcoin Knots from Debian's archive, for where
            bitcoincore.org cannot be reached. By default the first that can be had
  --help    print this text

Exit: 0 every promise held; 1 one was broken, and the rest not played; 2 a bad argument, or no
Docker; 3 a defect here; 130 ended by Ctrl-C.
`;

/** A rehearsal that is not over by then hangs, in milliseconds. */
const longest = 30 * 60_000;

async function main(): Promise<number> {
    const options = readOptions();
    if (options.help) {
        process.stdout.write(help);
        return 0;
    }
    const asked = readSource(options.source, "npm run rehearse");
    await needDocker();
    const end = new AbortController();
    const abort = (): void => {
        end.abort();
    };
    process.on("SIGINT", abort).on("SIGTERM", abort);
    const limit = setTimeout(abort, longest);
    try {
        await removeAll(run);
        const source = await chooseSource(asked);
        await during(`Building the images: ${contents(source)}, and two clients.`, async (say) => {
            const base = await baseImage(say);
            await buildLocal(source, base, end.signal);
            await build(electrumImage, electrumFolder, { BASE_IMAGE: base }, end.signal);
            await build(clientImage, clientFolder, { BASE_IMAGE: base }, end.signal);
        });
        const cast = contents(source);
        const playing = { cast, scenes: story, assemble: (all: Stage[]) => assemble(run, all) };
        return await play(playing, end.signal);
    } finally {
        clearTimeout(limit);
        await during("Removing what was made.", () => removeAll(run));
    }
}

function readOptions(): { source?: string; help?: boolean } {
    try {
        return parseArgs({
            options: { source: { type: "string" }, help: { type: "boolean" } },
        }).values;
    } catch (error) {
        throw badArguments(error, "npm run rehearse -- --help");
    }
}

// What a broken or interrupted scene still waits for must not keep the process.
runAndExit(main);
