import { setTimeout as delay } from "node:timers/promises";

import type { Ended, Stopped, Task } from "./task";

/** A task that ends sooner than this has a mistake that a new start will not mend, in milliseconds. */
const shortLife = 2_000;

/** How long to wait before such a task is tried again, in milliseconds. */
const pause = 5_000;

/** What is told of a service's tasks. */
export interface Watcher {
    started?(): void;
    /** A container has ended by itself: the others now stop, and a new task follows. */
    ended?(ended: Ended): void;
    stopped?(how: readonly Stopped[]): void;
}

/**
 * Keeps one task running until the signal comes, as an ECS service does: when an essential container
 * ends, all of them stop in order, and a new task starts with an empty cookie volume. There are never
 * two at a time.
 */
export async function keepRunning(
    task: Task,
    signal: AbortSignal,
    watcher: Watcher = {},
): Promise<void> {
    const asked = new Promise<undefined>((done) => {
        signal.addEventListener("abort", () => {
            done(undefined);
        });
    });
    const clear = async (): Promise<readonly Stopped[]> => {
        const how = await task.stop();
        await task.remove();
        return how;
    };
    // What an earlier process has left that was killed.
    await clear();
    while (!signal.aborted) {
        const since = Date.now();
        let ended: Ended | undefined;
        try {
            await task.start();
            watcher.started?.();
            ended = await Promise.race([task.ended(), asked]);
            if (ended !== undefined) watcher.ended?.(ended);
        } finally {
            watcher.stopped?.(await clear());
        }
        if (ended !== undefined && Date.now() - since < shortLife) {
            await delay(pause, undefined, { signal }).catch(() => undefined);
        }
    }
}
