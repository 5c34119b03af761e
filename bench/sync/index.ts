import { writeFileSync } from "node:fs";

import { removeAll } from "../../cli/local/cleanup";
import { chooseSource, contents, needDocker } from "../../cli/local/image";
import { during } from "../../cli/during";
import { interrupted, runAndExit } from "../../cli/report";
import type { Source } from "../../cli/local/image";
import type { ChainFacts } from "./chain/make";
import { ownName, project, sample } from "./configurations";
import type { Surroundings } from "./measure";
import { help, readOptions } from "./options";
import type { BenchOptions } from "./options";
import type { Synced } from "./paper/rates";
import { inTurns, onEfs, play } from "./play";
import type { Planned } from "./play";
import { plot } from "./plot";
import { prepare, serve } from "./prepare";
import { report } from "./report";
import type { Measured } from "./report";
import { stopWhileWriting } from "./stop";
import { summaries } from "./summary";
import { memories, otherSizes, variations } from "./variations";

/** The name of what the bench makes. One at a time: a second would remove the first. */
const run = "bitcoin-node-bench-sync";

/** How much longer the chain is that shows what memory does. */
const timesLonger = 4;

/** The status when a stop has lost data. */
const lost = 1;

async function main(): Promise<number> {
    const options = readOptions(process.argv.slice(2));
    if (options === undefined) {
        process.stdout.write(help);
        return 0;
    }
    await needDocker();
    const end = new AbortController();
    const abort = (): void => {
        end.abort();
    };
    process.on("SIGINT", abort).on("SIGTERM", abort);
    try {
        await removeAll(run);
        const source = await chooseSource(options.source);
        await prepare(run, source, options.all, end.signal);
        const measured = await measureAll(source, options, end.signal);
        if (options.json !== undefined) {
            writeFileSync(options.json, `${JSON.stringify(measured, undefined, 2)}\n`);
        }
        if (options.svg !== undefined) {
            const subtitle = `Measured on ${measured.date}; the line is the range of the runs.`;
            writeFileSync(options.svg, plot(summaries(measured.whole.runs), ownName, subtitle));
        }
        process.stdout.write(report(measured));
        return measured.stopped.nothingLost ? 0 : lost;
    } catch (error) {
        if (!end.signal.aborted) throw error;
        process.stderr.write("The bench was ended.\n");
        return interrupted;
    } finally {
        await during("Removing containers and networks.", () => removeAll(run));
    }
}

async function measureAll(
    source: Source,
    { blocks, times, all }: BenchOptions,
    signal: AbortSignal,
): Promise<Measured> {
    const own = (facts: ChainFacts): Planned[] => inTurns([project(facts)], times, [onEfs]);
    const both = (facts: ChainFacts): Planned[] => inTurns([sample(facts), project(facts)], times);

    const { synced: sixth } = await syncs(blocks / 6, own, signal);
    const { synced: third } = await syncs(blocks / 3, own, signal);
    const { synced: whole, around } = await syncs(blocks, both, signal);
    const sizes = await play(otherSizes(whole.facts), around, signal);
    const text = "Ending both daemons while they write.";
    const stopped = await during(text, () => stopWhileWriting(around, signal));
    const date = new Date().toISOString().slice(0, 10);
    const measured = { date, contents: contents(source), whole, third, sixth, sizes, stopped };
    if (!all) return measured;

    const varied = await play(variations(whole.facts), around, signal);
    const { synced: longer } = await syncs(blocks * timesLonger, memories, signal);
    return { ...measured, varied, longer };
}

/** Serves a chain and runs what is planned for it. */
async function syncs(
    blocks: number,
    planned: (facts: ChainFacts) => Planned[],
    signal: AbortSignal,
): Promise<{ synced: Synced; around: Surroundings }> {
    const around = await serve(run, Math.ceil(blocks), signal);
    const { facts } = around.chain;
    return { synced: { facts, runs: await play(planned(facts), around, signal) }, around };
}

// A Docker command that Ctrl-C has broken off must not keep the process.
runAndExit(main);
