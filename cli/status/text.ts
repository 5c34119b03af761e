import { Format } from "cli-progress";
import { createColors } from "picocolors";

import { isColoured } from "../terminal";
import { details } from "./details";
import type { MonitorLine } from "./line";
import type { Seen } from "./seen";
import { stagesOf } from "./stages";
import type { Stage } from "./stages";
import { duration, grouped, percent } from "./units";
import { freshLine, verdict } from "./verdict";
import type { Verdict } from "./verdict";

type Colors = ReturnType<typeof createColors>;

/** Columns of a bar. */
const barWidth = 30;

const bar = {
    barsize: barWidth,
    barCompleteString: "█".repeat(barWidth),
    barIncompleteString: "░".repeat(barWidth),
    barGlue: "",
};

/** What was seen as a person reads it: with bars and colours on a terminal, without in a pipe. */
export function statusText(seen: Seen, onTerminal: boolean): string {
    const colors = createColors(isColoured(onTerminal));
    const line = freshLine(seen);
    const stages = line ? ["", ...stageLines(line, onTerminal)] : [];
    const facts = details(seen, line);
    const width = Math.max(...facts.map(([name]) => name.length));
    return [
        headline(seen, colors),
        ...stages,
        ...(facts.length > 0 ? [""] : []),
        ...facts.map(([name, fact]) => `  ${name.padEnd(width)}  ${fact}`),
    ].join("\n");
}

/** The same in one line, for a log that grows. */
export function statusLine(seen: Seen): string {
    const { is, sentence } = verdict(seen);
    const running = (line: MonitorLine) =>
        stagesOf(line)
            .filter(({ pace }) => pace !== undefined)
            .map((stage) => ` ${stage.name} ${amounts(stage)}.`);
    const line = freshLine(seen);
    const stage = line ? running(line).join("") : "";
    return `${seen.now.toISOString()} ${seen.stack}: ${line?.State ?? is}. ${sentence}${stage}`;
}

function headline(seen: Seen, colors: Colors): string {
    const found = verdict(seen);
    const line = freshLine(seen);
    const state = coloured(found, line?.State ?? found.is, colors);
    const title = `${colors.bold(`${seen.stack}, ${seen.network}`)}: ${state}`;
    if (line === undefined) return `${title}\n  ${found.sentence}`;
    const ago = (time: string): string => duration((seen.now.getTime() - Date.parse(time)) / 1_000);
    return `${title}\n  ${found.sentence}\n  For ${ago(line.Since)}; told ${ago(line.Time)} ago.`;
}

function coloured({ is }: Verdict, state: string, colors: Colors): string {
    if (is === "serving") return colors.green(state);
    return is === "unknown" ? colors.yellow(state) : colors.red(state);
}

function stageLines(line: MonitorLine, onTerminal: boolean): string[] {
    return stagesOf(line).map((stage) => {
        const name = stage.name.padEnd("transaction index".length);
        const drawn =
            stage.share === undefined ? " ".repeat(barWidth) : Format.BarFormat(stage.share, bar);
        return `  ${name}  ${onTerminal ? `${drawn}  ` : ""}${amounts(stage)}`;
    });
}

/** `61.2 %, block 120,000 of 230,000, 35 blocks/s, 1 h 20 min left`: as much of it as is known. */
function amounts({ share, done, all, pace }: Stage): string {
    const known = [
        share === undefined ? "not known yet" : percent(share),
        done !== undefined && all !== undefined && `block ${grouped(done)} of ${grouped(all)}`,
        pace?.blocksPerSecond !== undefined && `${grouped(pace.blocksPerSecond)} blocks/s`,
        pace?.transactionsPerSecond !== undefined &&
            `${grouped(pace.transactionsPerSecond)} transactions/s`,
        pace?.secondsLeft !== undefined && `about ${duration(pace.secondsLeft)} left`,
    ];
    return known.filter((part) => part !== false).join(", ");
}
