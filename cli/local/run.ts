import { Mistake } from "../mistake";
import { containersOf } from "./cleanup";
import { readComposition } from "./composition";
import type { Composition } from "./composition";
import { needDocker } from "./image";
import { Task } from "./task";

/** The name of what `npm run local` makes. */
export const run = "bitcoin-node-local";

/** Where the certificate is kept that wallets have pinned. */
export const identityFile = ".local/tls.pem";

export function localComposition(): Composition {
    return readComposition("docker/compose.yaml", run);
}

/**
 * The task that another terminal's `npm run local` keeps running, to be asked.
 *
 * @throws Mistake when there is none.
 */
export async function runningTask(): Promise<Task> {
    await needDocker();
    if ((await containersOf(run)).length === 0) {
        throw new Mistake("Nothing runs here. Run: npm run local");
    }
    return new Task(run, localComposition(), {});
}
