import { table } from "../table";
import type { ChainFacts } from "./chain/make";
import { ownName } from "./configurations";
import { memoryOf, ownTask, sizeName } from "./memory";
import { estimate } from "./paper/mainnet";
import type { Range } from "./paper/mainnet";
import { nodeEntryOf, predicted, ratesOf, stagesOf } from "./paper/rates";
import type { Synced } from "./paper/rates";
import { onEfs, storages } from "./play";
import type { StopBudget } from "./stop";
import { factor, storageName, summaries } from "./summary";
import type { Run, Summary } from "./summary";
import { changesTable, latencyTable, timeTable, transferTable } from "./tables";
import { otherTasks } from "./variations";

/** Everything that a run of the bench has measured; `--json` writes it. */
export interface Measured {
    readonly date: string;
    /** The versions of the daemons. */
    readonly contents: string;
    /** Both configurations on both storages. */
    readonly whole: Synced;
    /** This project's on EFS's latency: a third of the chain, and a sixth. */
    readonly third: Synced;
    readonly sixth: Synced;
    /** Tasks of other sizes. */
    readonly sizes: readonly Run[];
    readonly stopped: StopBudget;
    /** One thing changed at a time, with `--all`. */
    readonly varied?: readonly Run[];
    /** A task's memory shared out otherwise, with `--all`. */
    readonly longer?: Synced;
}

/** The smallest chain, in bytes, whose rates tell of more than the daemons' start. */
const leastForPaper = 5e7;

/** What the bench prints; its last line is the factor by which this project is ahead. */
export function report(measured: Measured): string {
    const { date, contents, whole, stopped, varied, longer } = measured;
    const all = summaries(whole.runs);
    const parts = [
        `Measured on ${date} with ${contents}. ${chainText(whole.facts)}`,
        "Milliseconds for an operation, the median (and the range over all runs):",
        latencyTable(whole.runs),
        `Seconds, the median of ${all[0]?.runs ?? 0} runs (and their range):`,
        timeTable(all),
        "What was read and written, the median:",
        transferTable(all),
        stopText(stopped),
        ...(varied === undefined ? [] : [variedText(all, varied)]),
        ...(longer === undefined ? [] : [longerText(longer)]),
        whole.facts.bytes < leastForPaper
            ? "Mainnet is reckoned from 50 MB on: on less, starting the daemons is most of the time."
            : paperText(measured),
        lastLine(all),
    ];
    return `\n${parts.join("\n\n")}\n`;
}

function chainText(facts: ChainFacts): string {
    const { bytes, transactions, inputs, outputs, signatures, unspent } = facts;
    return (
        `The chain: ${(bytes / 1e6).toFixed(0)} MB, ${transactions} transactions with ${inputs} inputs ` +
        `(${signatures} of them signed) and ${outputs} outputs, ${unspent} coins at its end.`
    );
}

function stopText({ stops, flushSeconds, after, inFlush, ...rest }: StopBudget): string {
    const { nothingLost, bitcoindFull, electrumxFull } = rest;
    return [
        `Told to end ${inFlush ? "in the middle of" : "after"} a flush of ${flushSeconds.toFixed(1)} s, `,
        `ElectrumX took ${stops.electrumx.toFixed(1)} s; bitcoind took ${stops.bitcoind.toFixed(1)} s `,
        `to write ${after.coins} coins. `,
        nothingLost
            ? "After the next start nothing was missing. "
            : "AFTER THE NEXT START DATA WAS MISSING. ",
        `With the caches of serve full it would be ${bitcoindFull.toFixed(0)} s for bitcoind and `,
        `${electrumxFull.toFixed(0)} s for ElectrumX, of the 120 s that a task has.`,
    ].join("");
}

function variedText(all: readonly Summary[], varied: readonly Run[]): string {
    const base = all.find(
        (one) => one.configuration === ownName && one.storage === storageName(onEfs),
    );
    return `One thing changed at a time, once each, seconds:\n\n${changesTable(varied, base)}`;
}

function longerText({ facts, runs }: Synced): string {
    const size = (facts.bytes / 1e6).toFixed(0);
    const head = `Memory shared out otherwise, on a chain of ${size} MB, once each, seconds:`;
    return `${head}\n\n${changesTable(runs, summaries(runs)[0])}`;
}

/** Mainnet by the rates between a third and the whole, and how well shorter chains tell the whole. */
function paperText({ whole, third, sixth, sizes }: Measured): string {
    const rates = ratesOf(third, whole);
    const named = { facts: whole.facts, runs: sizes };
    const other = otherTasks.map((task) => ({
        task,
        nodeEntry: nodeEntryOf(rates, named, sizeName(task)),
    }));
    const rows = [{ task: ownTask, nodeEntry: rates.node.entry }, ...other].map(
        ({ task, nodeEntry }) => {
            const { nodeDays, electrumxDays, usd } = estimate(rates, task, nodeEntry);
            const { coins, pageCache } = memoryOf(task);
            const { least, most } = electrumxDays;
            return [
                ...[sizeName(task), gibibytes(coins), gibibytes(pageCache), nodeDays.toFixed(1)],
                ...[rangeText(electrumxDays, 1), rangeText(usd, 0)],
                rangeText({ least: nodeDays + least, most: nodeDays + most }, 1),
            ];
        },
    );
    const head = [
        ...["task", "coins, GiB", "page cache, GiB", "node, days", "ElectrumX, days"],
        ...["US dollars", "days in all"],
    ];
    const foretold = predicted(ratesOf(sixth, third), whole.facts);
    const real = stagesOf(whole.runs);
    const off = (told: number, was: number): string => `${((told / was - 1) * 100).toFixed(0)} %`;
    const missed =
        "Rates between a sixth and a third of the chain foretell the whole on EFS latency with an " +
        `error of ${off(foretold.node, real.node)} (node) and ` +
        `${off(foretold.electrumx, real.electrumx)} (ElectrumX).`;
    return `Mainnet at height 950,000 on paper:\n\n${table([head, ...rows])}\n\n${missed}`;
}

function gibibytes(mib: number): string {
    return (mib / 1024).toFixed(0);
}

function rangeText({ least, most }: Range, digits: number): string {
    const [from, to] = [least.toFixed(digits), most.toFixed(digits)];
    return from === to ? from : `${from} to ${to}`;
}

function lastLine(all: readonly Summary[]): string {
    const factors = storages.map((storage) => {
        const name = storageName(storage);
        return `${factor(all, ownName, name).toFixed(2)} on ${name}`;
    });
    return `This project's first sync is ahead of the AWS sample's by a factor of ${factors.join(", ")}.`;
}
