import { containersOf } from "../local/cleanup";
import { containerOf } from "../local/composition";
import { needDocker } from "../local/image";
import { rehearsalRun, run, taskOf } from "../local/run";
import type { Task } from "../local/task";
import { docker } from "../docker";
import { Mistake } from "../mistake";
import { newestLine } from "./line";
import type { Seen } from "./seen";

/** Enough for a few lines of the monitor, whatever else is among them. */
const lastLines = "20";

/**
 * What the node of `npm run local` does now, or else that of a rehearsal.
 *
 * @throws Mistake when neither is there
 */
export async function lookAtLocal(): Promise<Seen> {
    await needDocker();
    for (const name of [run, rehearsalRun]) {
        if ((await containersOf(name)).length > 0) return lookAt(taskOf(name));
    }
    throw new Mistake("Nothing runs here. Run: npm run local");
}

/** What a task that Docker plays does now, in the words of its monitor. */
export async function lookAt(task: Task): Promise<Seen> {
    const container = containerOf(task.composition, "monitor");
    const filter = ["--filter", `name=^${container}$`, "--filter", "status=running"];
    const isRunning = (await docker(["ps", "--quiet", ...filter])) !== "";
    const log = isRunning ? await task.log("monitor", "--tail", lastLines) : "";
    return {
        stack: task.composition.name,
        network: "regtest",
        now: new Date(),
        task: isRunning
            ? { is: "running", since: undefined }
            : { is: "gone", lastStop: "Its monitor has ended." },
        line: newestLine(log.split("\n")),
        log: `docker logs ${container}`,
        cloud: undefined,
    };
}
