import { pulumiCli } from "../plan/pulumiCli";
import type { MonitorLine } from "./line";
import type { Seen } from "./seen";
import { duration } from "./units";

/** The monitor tells something every 30 s; what is older than this is not the present, in milliseconds. */
const fresh = 3 * 60_000;

/** What can be said of a node now. */
export interface Verdict {
    readonly is: "serving" | "not serving" | "unknown";
    /** Why, and where it is not serving or not known, what to do. */
    readonly sentence: string;
}

/** The line, unless it tells of another time than now. */
export function freshLine({ line, now }: Seen): MonitorLine | undefined {
    return line !== undefined && Math.abs(age(line, now)) < fresh ? line : undefined;
}

/** Whether wallets are served, by what was seen. Never by an old line, and never by a guess. */
export function verdict(seen: Seen): Verdict {
    const { task, log } = seen;
    switch (task.is) {
        case "paused":
            return {
                is: "not serving",
                sentence:
                    "It is paused: the data is kept. " +
                    `Run: ${pulumiCli} config set paused false, then ${pulumiCli} up`,
            };
        case "placed":
            return { is: "not serving", sentence: "ECS is starting a task: ask again soon." };
        case "gone":
            return {
                is: "not serving",
                sentence: `No task runs. ${task.lastStop ?? "ECS remembers no earlier one."} See ${log}`,
            };
        case "running":
            return running(seen, task.since);
    }
}

function running(seen: Seen, since: Date | undefined): Verdict {
    const { line, now, log } = seen;
    const told = freshLine(seen);
    if (told !== undefined) {
        const is = told.State === "serving" ? "serving" : "not serving";
        return { is, sentence: told.Reason };
    }
    if (line !== undefined) {
        const silence = age(line, now) / 1_000;
        if (silence < 0) {
            const ahead = duration(-silence);
            return unknown(`The node's clock is ${ahead} ahead of this one: set this clock right.`);
        }
        const heard = `its monitor was last heard ${duration(silence)} ago`;
        return unknown(`A task runs, but ${heard}. See ${log}`);
    }
    const seconds = since && (now.getTime() - since.getTime()) / 1_000;
    if (seconds === undefined || seconds * 1_000 >= fresh) {
        return unknown(`A task runs, but its monitor has told nothing. See ${log}`);
    }
    return unknown(
        `A task has run for ${duration(seconds)}, and its monitor has not told anything yet: ` +
            "ask again in a minute.",
    );
}

function unknown(sentence: string): Verdict {
    return { is: "unknown", sentence };
}

function age({ Time }: MonitorLine, now: Date): number {
    return now.getTime() - Date.parse(Time);
}
