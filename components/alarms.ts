import type * as pulumi from "@pulumi/pulumi";

import type { Backup, Phase } from "./choices";
import { metricDimension, metricNamespace } from "./metrics";
import type { MetricName } from "./metrics";

/** An alarm, in CloudWatch's own words where it has them (PutMetricAlarm). */
export interface Alarm {
    /** Short and fixed. In AWS its name begins with PROJECT-STACK, so that a message says whose it is. */
    readonly name: string;
    /** What has happened, in a sentence. */
    readonly means: string;
    /** What its owner does about it. */
    readonly todo: string;
    /** Whether its end is worth a message as well: only where the end is known and waited for. */
    readonly tellsEnd: boolean;
    readonly namespace: string;
    readonly metricName: string;
    readonly dimensions: Readonly<Record<string, pulumi.Input<string>>>;
    readonly statistic: "Minimum" | "Maximum" | "SampleCount";
    /** Seconds: a multiple of 60. */
    readonly period: number;
    /** How many periods are looked at, and how many of them have to breach: here all. */
    readonly evaluationPeriods: number;
    readonly datapointsToAlarm: number;
    readonly comparisonOperator: "GreaterThanOrEqualToThreshold" | "LessThanThreshold";
    readonly threshold: number;
    /** `ignore` keeps the state that the alarm is in: what is not known is neither good nor bad. */
    readonly treatMissingData: "breaching" | "ignore" | "missing";
}

export interface AlarmsArgs {
    /** The Pulumi stack's name, for the commands in the texts. */
    readonly stack: string;
    /** PROJECT-STACK: what the metrics are told by. */
    readonly stackTag: string;
    readonly phase: Phase;
    /** Whether the task is meant to be stopped. */
    readonly paused: boolean;
    readonly backup: Backup;
    readonly fileSystemIds: FileSystemIds;
}

/** The ids of EFS's file systems, by what they hold. */
export interface FileSystemIds {
    readonly blocks: pulumi.Input<string>;
    readonly databases: pulumi.Input<string>;
}

/** ElectrumX 1.x's flush count from which a start compacts its history: `docker/compact-history`'s too. */
export const compactingFrom = 50_000;

/**
 * Burst credits, in bytes, that last for an hour and a half at EFS's burst of 100 MiB/s; a new file system has
 * four times as many (Amazon EFS User Guide, "Throughput modes").
 */
const fewCredits = 90 * 60 * 100 * 1024 ** 2;

interface Monitored extends Omit<Alarm, "namespace" | "dimensions"> {
    readonly metricName: MetricName;
}

/**
 * Minutes of silence that mean that no task runs: 15, because the log driver may deliver late, or drop what
 * does not fit its buffer. A weekly backup stops the task for 8 minutes and as long as its databases take,
 * 36 minutes for the first of mainnet.
 */
const silentMinutes: Readonly<Record<Backup, number>> = { none: 15, weekly: 60 };

function notRunning(minutes: number): Monitored {
    return {
        name: "not-running",
        means: `The monitor has been silent for ${minutes} minutes, so the task is not running.`,
        todo: "Run npm run status -- --stack STACK. Soon after an up the task may be on its way.",
        tellsEnd: true,
        metricName: "Serving",
        statistic: "SampleCount",
        // Minute by minute, because CloudWatch looks a few periods further back than it is asked to.
        ...forAll(minutes, 60),
        ...below(1),
        treatMissingData: "breaching",
    };
}

/** What else the monitor's metrics are watched for; `STACK` stands for the stack's name. */
const monitored: readonly Monitored[] = [
    {
        name: "stalled",
        means: "The node gets no further, or has heard of no new block for three hours.",
        todo: "Run npm run status -- --stack STACK: it says what stands still. After two hours of it the task starts anew.",
        // When it ends, a new task may just have started, only to stand still in the same place.
        tellsEnd: false,
        metricName: "Stalled",
        statistic: "Minimum",
        ...forAll(2, 300),
        ...atLeast(1),
        treatMissingData: "ignore",
    },
    {
        name: "behind",
        means: "A node that has served is more than 2 blocks behind for over half an hour: wallets see the past.",
        todo: "After a pause or an upgrade, wait. Else run npm run status -- --stack STACK and read the logs.",
        tellsEnd: true,
        metricName: "BlocksBehind",
        statistic: "Minimum",
        ...forAll(7, 300),
        ...atLeast(3),
        treatMissingData: "ignore",
    },
    {
        name: "no-peers",
        means: "bitcoind has had no peer for half an hour: no block and no payment comes in or goes out.",
        todo: "See that the task reaches the internet: NAT gateway, routes, security group.",
        tellsEnd: true,
        metricName: "Peers",
        statistic: "Maximum",
        ...forAll(6, 300),
        ...below(1),
        treatMissingData: "ignore",
    },
    {
        name: "wallet-found",
        means: "bitcoind has a wallet or could load one: keys may be in the cloud.",
        todo: "Send its coins to a wallet on your own machine, and find out who changed the image or the task.",
        tellsEnd: false,
        metricName: "WalletFound",
        statistic: "Maximum",
        ...forAll(1, 60),
        ...atLeast(1),
        treatMissingData: "ignore",
    },
    {
        name: "certificate-ends",
        means: "The certificate that wallets have pinned ends in less than 90 days.",
        todo: "Raise certificateGeneration, then up, and give every wallet the new fingerprint.",
        tellsEnd: false,
        metricName: "CertificateDaysLeft",
        statistic: "Minimum",
        ...forAll(1, 3600),
        ...below(90),
        treatMissingData: "ignore",
    },
    {
        name: "compaction-due",
        means: "The next start compacts ElectrumX's history first, and serves nobody for hours.",
        todo: "Choose an hour within three months: set paused to true, up, set it to false, up.",
        tellsEnd: false,
        metricName: "HistoryFlushes",
        statistic: "Maximum",
        ...forAll(1, 3600),
        ...atLeast(compactingFrom),
        treatMissingData: "ignore",
    },
    {
        name: "first-serving",
        means: "Good news: the node serves for the first time.",
        todo: "Run npm run connect -- --stack STACK, then set phase to serve, and up.",
        tellsEnd: false,
        metricName: "FirstServing",
        statistic: "Maximum",
        ...forAll(1, 60),
        ...atLeast(1),
        treatMissingData: "ignore",
    },
];

/** Every alarm of a stack. */
export function alarms(args: AlarmsArgs): Alarm[] {
    const { stack, stackTag, phase, paused, backup, fileSystemIds } = args;
    const watched = [notRunning(silentMinutes[backup]), ...monitored];
    const own = watched.map((alarm) => ({
        ...alarm,
        todo: alarm.todo.replace("STACK", stack),
        namespace: metricNamespace,
        dimensions: { [metricDimension]: stackTag },
        // While paused, silence is what was asked for.
        treatMissingData:
            paused && alarm.treatMissingData === "breaching" ? "missing" : alarm.treatMissingData,
    }));
    // In sync storage has elastic throughput, which knows no credits.
    return phase === "serve" ? [...own, ...creditAlarms(fileSystemIds)] : own;
}

function creditAlarms({ blocks, databases }: FileSystemIds): Alarm[] {
    const ids = { blocks, databases };
    return Object.entries(ids).map(([holds, FileSystemId]) => ({
        name: `${holds}-credits`,
        means: `The file system of the ${holds} will be slow soon: its burst credits run out.`,
        todo: "While the node serves, wait: they come back. Else set phase to sync, and up.",
        tellsEnd: false,
        namespace: "AWS/EFS",
        metricName: "BurstCreditBalance",
        dimensions: { FileSystemId },
        statistic: "Minimum",
        ...forAll(3, 300),
        ...below(fewCredits),
        treatMissingData: "ignore",
    }));
}

function forAll(periods: number, period: number) {
    return { period, evaluationPeriods: periods, datapointsToAlarm: periods };
}

function below(threshold: number) {
    return { comparisonOperator: "LessThanThreshold", threshold } as const;
}

function atLeast(threshold: number) {
    return { comparisonOperator: "GreaterThanOrEqualToThreshold", threshold } as const;
}
