import type { MetricName } from "../../components/metrics";

/** What the node can be doing, in the monitor's words. */
export const states = [
    "starting",
    "waiting for the lock",
    "downloading",
    "indexing",
    "catching up",
    "compacting",
    "serving",
    "stalled",
    "stopping",
    "unreachable",
] as const;
export type State = (typeof states)[number];

/** What the monitor tells beside the metrics, where it knows it. */
interface Properties {
    /** The share of the chain's transactions that is done, 0 to 1. */
    readonly BlocksProgress: number;
    readonly TransactionIndexProgress: number;
    readonly ElectrumProgress: number;
    /** Of the running stage. */
    readonly BlocksPerSecond: number;
    readonly TransactionsPerSecond: number;
    readonly MempoolTransactions: number;
    readonly MempoolBytes: number;
    /** For a confirmation within six blocks. */
    readonly FeeSatPerVb: number;
    /** The newest block's, in ISO 8601. */
    readonly TipTime: string;
    readonly BlocksBytes: number;
    readonly DatabasesBytes: number;
    /** In ISO 8601. */
    readonly CertificateEnds: string;
    /** Who holds the lock, when it is not this task. */
    readonly Holder: string;
}

/** One line of the monitor: what it does not know is not there. */
export interface MonitorLine
    extends Partial<Readonly<Record<MetricName, number>>>, Partial<Properties> {
    /** PROJECT-STACK. */
    readonly Stack: string;
    readonly Network: string;
    readonly State: State;
    /** One sentence. */
    readonly Reason: string;
    /** When this state began, and when the line was written, in ISO 8601. */
    readonly Since: string;
    readonly Time: string;
    readonly Task: string;
}

const required = ["Stack", "Network", "Reason", "Since", "Time", "Task"] as const;

/** The newest line of the monitor in a log, from the oldest to the newest; other lines are passed over. */
export function newestLine(log: readonly string[]): MonitorLine | undefined {
    return log.flatMap((text) => monitorLine(text) ?? []).at(-1);
}

function monitorLine(text: string): MonitorLine | undefined {
    const line = parsed(text);
    if (line === undefined || !states.some((state) => state === line["State"])) return undefined;
    const isWhole = required.every((name) => typeof line[name] === "string");
    const hasTimes = [line["Since"], line["Time"]].every((time) => Date.parse(String(time)) > 0);
    return isWhole && hasTimes ? (line as unknown as MonitorLine) : undefined;
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
    try {
        const value: unknown = JSON.parse(text);
        return typeof value === "object" && value !== null
            ? (value as Record<string, unknown>)
            : undefined;
    } catch {
        return undefined;
    }
}
