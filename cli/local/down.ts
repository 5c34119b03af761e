import { containersOf, removeAll } from "./cleanup";
import { stopUp } from "./control";
import { needDocker } from "./image";
import { localComposition, run } from "./run";
import { Task } from "./task";

/** Stops the node in order, wherever it was started, and removes all of it but the certificate. */
export async function down(): Promise<number> {
    await needDocker();
    await stopUp();
    // What an `up` has left that was killed.
    const left = await containersOf(run);
    const task = new Task(run, localComposition(), {});
    if (left.length === task.services.length) await task.stop();
    await removeAll(run);
    process.stdout.write("Removed: containers, network and chain.\n");
    return 0;
}
