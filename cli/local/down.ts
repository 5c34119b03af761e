import { removeAll } from "./cleanup";
import { stopUp } from "./control";
import { needDocker } from "./image";
import { run, taskOf } from "./run";

/** Stops the node in order, wherever it was started, and removes all of it but the certificate. */
export async function down(): Promise<number> {
    await needDocker();
    await stopUp();
    // What an `up` has left that was killed.
    await taskOf(run).stop();
    await removeAll(run);
    process.stdout.write("Removed: containers, network and chain.\n");
    return 0;
}
