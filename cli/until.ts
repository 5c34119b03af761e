import { setTimeout as delay } from "node:timers/promises";

/** What is waited for has not come yet; the message says what there is instead. */
export class NotYet extends Error {}

/** The time between two attempts, in milliseconds. */
const pause = 250;

/**
 * Asks again as long as the answer is NotYet.
 *
 * @param seconds how long to go on; at least one attempt is made
 * @throws Error with the last NotYet's message when the time is over
 */
export async function until<T>(seconds: number, ask: () => Promise<T>): Promise<T> {
    const deadline = performance.now() + seconds * 1_000;
    for (;;) {
        try {
            return await ask();
        } catch (error) {
            if (!(error instanceof NotYet)) throw error;
            if (performance.now() >= deadline) {
                throw new Error(`After ${seconds} s: ${error.message}`, { cause: error });
            }
        }
        await delay(pause);
    }
}
