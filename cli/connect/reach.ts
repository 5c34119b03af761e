import { connect } from "node:net";

import { Mistake } from "../mistake";
import type { Server } from "./server";

/** What a first packet meets: an answer after so many milliseconds, or a refusal. */
export type Reached = { readonly milliseconds: number } | { readonly refused: string };

/**
 * Opens a TCP connection and closes it again, which takes one round trip and nothing of ElectrumX's.
 *
 * @param patience in milliseconds
 * @throws Mistake when nothing comes back: then nothing is known of the server
 */
export function reach({ host, port, note }: Server, patience: number): Promise<Reached> {
    return new Promise((resolve, reject) => {
        let since = performance.now();
        const socket = connect({ host, port });
        const giveUp = (why: string): void => {
            const next = "Run: npm run status -- --stack NAME";
            reject(new Mistake(`${host}:${port}, which ${note}, ${why}. ${next}`));
            socket.destroy();
        };
        // Asking for the address takes time of its own.
        socket.once("lookup", () => (since = performance.now()));
        socket.setTimeout(patience, () => {
            giveUp(`is silent for ${patience / 1_000} s`);
        });
        socket.once("connect", () => {
            resolve({ milliseconds: performance.now() - since });
            socket.destroy();
        });
        socket.once("error", ({ code, message }: NodeJS.ErrnoException) => {
            if (code === "ECONNREFUSED" || code === "ECONNRESET") {
                resolve({ refused: `${host}:${port} refuses the connection` });
            } else if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
                giveUp("has no address that can be found from here");
            } else giveUp(`cannot be reached from here (${code ?? message})`);
        });
    });
}
