import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import type { MetricName } from "../../components/metrics";

/** A line of the monitor: what is not known is not in it. */
export type Line = {
    readonly _aws: {
        readonly Timestamp: number;
        readonly CloudWatchMetrics: readonly {
            readonly Namespace: string;
            readonly Dimensions: readonly (readonly string[])[];
            readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
        }[];
    };
    readonly State: string;
    readonly Reason: string;
    readonly Since: string;
    readonly Time: string;
    readonly Task: string;
    readonly ServedBefore: boolean;
} & Readonly<Partial<Record<MetricName, number>>> &
    Readonly<Record<string, unknown>>;

/** What a sequence makes the monitor say. */
export interface Replayed {
    /** In the order in which they were printed, one for each 30 seconds unless the sequence says else. */
    readonly lines: readonly Line[];
    /** Where the monitor would end the task: the task's name and the reason. */
    readonly ends: readonly string[];
}

const folder = "test/docker/monitor";

/** The names of all sequences: `replay` takes each. */
export const sequences = readdirSync(join(folder, "sequences"))
    .filter((file) => file.endsWith(".json"))
    .map((file) => file.replace(/\.json$/, ""));

/** What a sequence is about. */
export function about(sequence: string): string {
    const text = readFileSync(join(folder, "sequences", `${sequence}.json`), "utf8");
    return (JSON.parse(text) as { about: string }).about;
}

/** The lines that the monitor would print over a sequence, by the image's own state machine; needs python3. */
export function replay(sequence: string): readonly Line[] {
    return replayed(sequence).lines;
}

/** The same, with the ends of tasks. */
export function replayed(sequence: string): Replayed {
    const args = [join(folder, "replay.py"), join(folder, "sequences", `${sequence}.json`)];
    const options = { encoding: "utf8", maxBuffer: 2 ** 28 } as const;
    const { status, stdout, stderr } = spawnSync("python3", args, options);
    if (status !== 0) throw new Error(`${sequence} cannot be replayed: ${stderr}`);
    return {
        lines: textLines(stdout).map((line) => JSON.parse(line) as Line),
        ends: textLines(stderr),
    };
}

function textLines(text: string): string[] {
    return text.split("\n").filter((line) => line !== "");
}
