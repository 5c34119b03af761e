import { table } from "../table";
import { taskSize } from "../../components/sizes";
import type { TaskSize } from "../../components/sizes";
import { ownName } from "./configurations";
import type { ChainFacts } from "./chain/make";
import { estimate } from "./paper/mainnet";
import type { Range } from "./paper/mainnet";
import { predicted, ratesOf, stagesOf } from "./paper/rates";
import { storages } from "./play";
import type { StopBudget } from "./stop";
import { factor, storageName, summaries } from "./summary";
import type { Run, Summary } from "./summary";
import { latencyTable, timeTable, transferTable } from "./tables";

/** Everything that a run of the bench has measured; `--json` writes it. */
export interface Measured {
    readonly date: string;
    /** The versions of the daemons. */
    readonly contents: string;
    readonly facts: ChainFacts;
    readonly runs: readonly Run[];
    readonly stopped: StopBudget;
    /** One thing changed at a time; none without `--all`. */
    readonly varied: readonly Run[];
    /** This project's configuration on a chain of a third, which the estimate is fitted on. */
    readonly third: { readonly facts: ChainFacts; readonly runs: readonly Run[] };
}

/** The tasks that mainnet is reckoned with: half of `sync`'s, its own, and twice as much. */
const sizes: readonly TaskSize[] = [
    { cpu: 2048, memory: 16384 },
    taskSize("sync", "mainnet", {}),
    { cpu: 8192, memory: 61440 },
];

/** The smallest chain, in bytes, whose rates tell of more than the daemons' start. */
const leastForPaper = 1e8;

/** What the bench prints; its last line is the factor by which this project is ahead. */
export function report(measured: Measured): string {
    const { date, contents, runs, stopped, varied, facts } = measured;
    const all = summaries(runs);
    const parts = [
        `Measured on ${date} with ${contents}. ${chainText(facts)}`,
        "Milliseconds for an operation, the median (and the range over all runs):",
        latencyTable(runs),
        `Seconds, the median of ${all[0]?.runs ?? 0} runs (and their range):`,
        timeTable(all),
        "What was read and written, the median:",
        transferTable(all),
        stopText(stopped),
        ...(varied.length > 0 ? [variedText(all, varied)] : []),
        facts.bytes < leastForPaper
            ? "Mainnet is reckoned from 100 MB on: on less, starting the daemons is most of the time."
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
    const efs = storageName({ blocks: "efs", databases: "efs" });
    const base = all.find((one) => one.configuration === ownName && one.storage === efs);
    const rows = summaries(varied).map(({ configuration, storage, total, node }) => {
        const times = total.median / (base?.total.median ?? NaN);
        return [
            configuration,
            storage,
            total.median.toFixed(1),
            node.median.toFixed(1),
            times.toFixed(2),
        ];
    });
    const head = ["changed", "storage", "first sync", "node", "times this project's"];
    return `One thing changed at a time, once each, seconds:\n\n${table([head, ...rows])}`;
}

/** Mainnet by the rates of the whole chain, and how well the rates of a third tell the whole. */
function paperText({ facts, runs, third }: Measured): string {
    const rates = ratesOf(facts, runs);
    const rows = sizes.map((size) => {
        const { nodeDays, electrumxDays, pageCacheGib, usd } = estimate(rates, size);
        return [
            `${size.cpu / 1024} vCPU, ${size.memory / 1024} GiB`,
            `${pageCacheGib.toFixed(0)} GiB`,
            nodeDays.toFixed(1),
            rangeText(electrumxDays, 1),
            rangeText(
                { least: nodeDays + electrumxDays.least, most: nodeDays + electrumxDays.most },
                1,
            ),
            rangeText(usd, 0),
        ];
    });
    const head = ["task", "page cache", "node, days", "ElectrumX, days", "days", "US dollars"];
    const foretold = predicted(ratesOf(third.facts, third.runs), facts);
    const real = stagesOf(runs);
    const off = (told: number, was: number): string => `${((told / was - 1) * 100).toFixed(0)} %`;
    const missed =
        `Rates of a third of the chain foretell the whole on EFS latency with an error of ` +
        `${off(foretold.node, real.node)} (node) and ` +
        `${off(foretold.electrumx, real.electrumx)} (ElectrumX).`;
    return `Mainnet at height 950,000 on paper:\n\n${table([head, ...rows])}\n\n${missed}`;
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
