import type { Service, Task } from "@aws-sdk/client-ecs";

import type { TaskSeen } from "./seen";
import { duration } from "./units";

/** What ECS's answers mean: which task runs, or why none does. */
export function taskSeen(
    service: Service | undefined,
    tasks: readonly Task[],
    now: Date,
): { running: Task | undefined; seen: TaskSeen } {
    if (service?.desiredCount === 0) return { running: undefined, seen: { is: "paused" } };
    const wanted = tasks.filter(({ desiredStatus }) => desiredStatus !== "STOPPED");
    const running = wanted.find(({ lastStatus }) => lastStatus === "RUNNING");
    if (running !== undefined) {
        return { running, seen: { is: "running", since: running.startedAt } };
    }
    if (wanted.length > 0) return { running, seen: { is: "placed" } };
    return { running, seen: { is: "gone", lastStop: lastStop(tasks, now) } };
}

/** How the newest of the tasks that have ended did so. */
function lastStop(tasks: readonly Task[], now: Date): string | undefined {
    const ends = tasks.flatMap((task) => (task.stoppedAt ? [{ ...task, at: task.stoppedAt }] : []));
    const last = ends.sort((a, b) => b.at.getTime() - a.at.getTime())[0];
    if (last === undefined) return undefined;
    const { stoppedReason = "ECS gives no reason", containers = [] } = last;
    const exits = containers.flatMap(({ name = "", exitCode, reason }) => [
        ...(exitCode === undefined ? [] : [`${name} ended with ${exitCode}`]),
        ...(reason === undefined ? [] : [`${name} (${reason})`]),
    ]);
    const ago = duration((now.getTime() - last.at.getTime()) / 1_000);
    const details = exits.length > 0 ? `; ${exits.join(", ")}` : "";
    return `The last one stopped ${ago} ago: ${stoppedReason}${details}.`;
}
