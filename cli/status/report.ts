import { cursorTo, clearScreenDown } from "node:readline";

import { Mistake } from "../mistake";
import { isTerminal } from "../terminal";
import { statusJson, unseenJson } from "./json";
import type { Seen } from "./seen";
import { statusLine, statusText } from "./text";
import { verdict } from "./verdict";

/** What is printed, and where. */
export interface Format {
    readonly json: boolean;
    readonly watch: boolean;
    readonly out: NodeJS.WriteStream;
}

/** Prints one look. @returns the status that the process would end with now */
export function show(seen: Seen | Mistake, { json, watch, out }: Format): 0 | 1 | 2 {
    const onTerminal = isTerminal(out);
    const say = (text: string): void => {
        if (watch && onTerminal && !json) {
            cursorTo(out, 0, 0);
            clearScreenDown(out);
        }
        out.write(`${text}\n`);
    };
    const now = new Date();
    if (seen instanceof Mistake) {
        const { message } = seen;
        if (json) say(JSON.stringify(unseenJson(message, now)));
        else if (watch) say(`${now.toISOString()} not known. ${message}`);
        if (!watch) process.stderr.write(`${message}\n`);
        return 2;
    }
    const { is, sentence } = verdict(seen);
    if (json) say(JSON.stringify(statusJson(seen)));
    else if (watch && !onTerminal) say(statusLine(seen));
    else if (watch || is !== "unknown") say(statusText(seen, onTerminal));
    if (!watch && is === "unknown") process.stderr.write(`${sentence}\n`);
    return codes[is];
}

const codes = { serving: 0, "not serving": 1, unknown: 2 } as const;
