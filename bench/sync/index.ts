import { writeFileSync } from "node:fs";

import { removeAll } from "../../cli/local/cleanup";
import { chooseSource, contents, needDocker } from "../../cli/local/image";
import { during } from "../../cli/during";
import { runCommand } from "../../cli/report";
import type { Source } from "../../cli/local/image";
import { ownName, project, sample } from "./configurations";
import { help, readOptions } from "./options";
import type { BenchOptions } from "./options";
import { inTurns, play } from "./play";
import { plot } from "./plot";
import { prepare, serve } from "./prepare";
import { report } from "./report";
import type { Measured } from "./report";
import { stopWhileWriting } from "./stop";
import { summaries } from "./summary";
import { variations } from "./variations";

/** The name of what the bench makes. One at a time: a second would remove the first. */
const run = "bitcoin-node-bench-sync";

/** The status of a process that Ctrl-C has ended. */
const interrupted = 130;

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
        await prepare(run, source, end.signal);
        const measured = await measureAll(source, options, end.signal);
        if (options.json !== undefined) {
            writeFileSync(options.json, `${JSON.stringify(measured, undefined, 2)}\n`);
        }
        if (options.svg !== undefined) {
            const subtitle = `Measured on ${measured.date}; the line is the range of the runs.`;
            writeFileSync(options.svg, plot(summaries(measured.runs), ownName, subtitle));
        }
        process.stdout.write(report(measured));
        return 0;
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
    const small = await serve(run, Math.ceil(blocks / 3), signal);
    const fitted = await play(inTurns([project(small.chain.facts)], 1), small, signal);
    const around = await serve(run, blocks, signal);
    const { facts } = around.chain;
    const runs = await play(inTurns([sample(facts), project(facts)], times), around, signal);
    const text = "Ending both daemons while they write.";
    const stopped = await during(text, () => stopWhileWriting(around, signal));
    const varied = all ? await play(variations(facts), around, signal) : [];
    return {
        date: new Date().toISOString().slice(0, 10),
        contents: contents(source),
        facts,
        runs,
        stopped,
        varied,
        third: { facts: small.chain.facts, runs: fitted },
    };
}

// A Docker command that Ctrl-C has broken off must not keep the process.
runCommand(async () => process.exit(await main()));
