import type { Seen } from "./seen";
import { freshLine, verdict } from "./verdict";

/** What was seen as `--json` prints it: one object, with null for what is not known now. */
export function statusJson(seen: Seen): object {
    const { stack, network, now, task, cloud } = seen;
    const { is, sentence } = verdict(seen);
    return {
        stack,
        network,
        time: now.toISOString(),
        verdict: is,
        sentence,
        task,
        monitor: freshLine(seen) ?? null,
        cloud: cloud ?? null,
    };
}

/** The same where nothing could be seen. */
export function unseenJson(sentence: string, now: Date): object {
    return { time: now.toISOString(), verdict: "unknown", sentence };
}
