import type { AlarmsArgs } from "../../components/alarms";
import { alarms } from "../../components/alarms";
import type { Alarm } from "../../components/alarms";
import { changes } from "./alarmEvaluator";
import type { AlarmState, Point } from "./alarmEvaluator";
import type { Line } from "./monitor";

const args: AlarmsArgs = {
    stack: "dev",
    stackTag: "bitcoin-node-dev",
    phase: "serve",
    paused: false,
    backup: "none",
    fileSystemIds: { blocks: "fs-blocks", databases: "fs-databases" },
};

/** The alarms of a stack that serves, by name; with other arguments where they matter. */
export function alarmsByName(other: Partial<AlarmsArgs> = {}): Map<string, Alarm> {
    return new Map(alarms({ ...args, ...other }).map((alarm) => [alarm.name, alarm]));
}

/** What lines say of an alarm's metric. */
export function pointsOf({ metricName }: Alarm, lines: readonly Line[]): Point[] {
    return lines.flatMap((line) => {
        const value = line[metricName];
        return typeof value === "number" ? [{ at: line._aws.Timestamp / 1000, value }] : [];
    });
}

/** The states that an alarm goes through, in order. */
export function statesOver(alarm: Alarm, points: readonly Point[], until?: number): AlarmState[] {
    return changes(alarm, points, until).map(({ state }) => state);
}
