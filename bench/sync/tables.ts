import { table } from "../table";
import type { Delivered } from "./measurement";
import { spread, storageName, summaries } from "./summary";
import type { Run, Spread, Summary } from "./summary";

/** The measurements of times as a table of Markdown, in seconds. */
export function timeTable(all: readonly Summary[]): string {
    const head = [
        ...["configuration", "storage", "first sync", "node", "transaction index", "ElectrumX"],
        ...["CPU bitcoind", "CPU ElectrumX", "clean stop"],
    ];
    const rows = all.map((one) => [
        ...[one.configuration, one.storage, seconds(one.total), seconds(one.node)],
        ...[seconds(one.index), seconds(one.electrumx), seconds(one.nodeCpu)],
        ...[seconds(one.electrumxCpu), seconds(one.stop)],
    ]);
    return table([head, ...rows]);
}

/** What was read and written as a table of Markdown: megabytes, operations, and flushes of caches. */
export function transferTable(all: readonly Summary[]): string {
    const head = [
        ...["configuration", "storage", "MB read", "MB written", "reads", "writes"],
        ...["flushes of bitcoind", "flushes of ElectrumX"],
    ];
    const rows = all.map((one) => [
        ...[one.configuration, one.storage, megabytes(one.readBytes), megabytes(one.writtenBytes)],
        ...[count(one.reads), count(one.writes), count(one.nodeFlushes)],
        count(one.electrumxFlushes),
    ]);
    return table([head, ...rows]);
}

/** What an operation on each storage took, by the probe before each run, in milliseconds. */
export function latencyTable(runs: readonly Run[]): string {
    const head = [
        "storage",
        "read",
        "read by memory map",
        "read from page cache",
        "write and fsync",
    ];
    const rows = (["disk", "efs"] as const).map((place) => {
        const on = runs.filter(({ storage }) => storage.databases === place);
        const of = (value: (one: Delivered) => number): string =>
            on.length === 0 ? "" : ms(spread(on.map(({ measured }) => value(measured.delivered))));
        return [
            storageName({ blocks: place, databases: place }),
            of(({ readMiss }) => readMiss),
            of(({ mappedMiss }) => mappedMiss),
            of(({ readHit }) => readHit),
            of(({ writeAndSync }) => writeAndSync),
        ];
    });
    return table([head, ...rows]);
}

/** Runs with something changed, beside what they are a change of: how many times as long they took. */
export function changesTable(changed: readonly Run[], base: Summary | undefined): string {
    const head = ["changed", "storage", "first sync", "node", "ElectrumX", "times as long"];
    const rows = summaries(changed).map(({ configuration, storage, total, node, electrumx }) => [
        ...[configuration, storage, seconds(total), seconds(node)],
        ...[seconds(electrumx), (total.median / (base?.total.median ?? NaN)).toFixed(2)],
    ]);
    return table([head, ...rows]);
}

function ms({ median, least, most }: Spread): string {
    return `${median.toFixed(3)} (${least.toFixed(3)} to ${most.toFixed(3)})`;
}

function seconds({ median, least, most }: Spread): string {
    return least === most
        ? digits(median)
        : `${digits(median)} (${digits(least)} to ${digits(most)})`;
}

function megabytes({ median }: Spread): number {
    return Math.round(median / 1e6);
}

function count({ median }: Spread): number {
    return Math.round(median);
}

function digits(value: number): string {
    return value.toFixed(1);
}
