import { Mistake } from "../mistake";
import { containersOf } from "./cleanup";
import { readComposition } from "./composition";
import type { Composition } from "./composition";
import { needDocker } from "./image";
import { Task } from "./task";

/** The name of what `npm run local` makes. */
export const run = "bitcoin-node-local";

/** The name of what `npm run rehearse` makes. One at a time: a second would remove the first. */
export const rehearsalRun = "bitcoin-node-rehearsal";

/** Where the certificate is kept that wallets have pinned. */
export const identityFile = ".local/tls.pem";

export function localComposition(): Composition {
    return readComposition("docker/compose.yaml", run);
}

/** The task of a run, as far as it needs no secrets: to be asked, or to be stopped. */
export function taskOf(name: string): Task {
    return new Task(name, readComposition("docker/compose.yaml", name), {});
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
    return taskOf(run);
}
