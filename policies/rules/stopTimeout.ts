import { isUnknown, objectsIn } from "../properties";
import { rule } from "../rule";
import { isFileSystem, nameOf, taskIn } from "../tasks";

/** Fargate's longest, in seconds. */
const longest = 120;

export const stopTimeout = rule({
    name: "stop-timeout",
    holds: "A container that writes a file system has Fargate's longest time to stop.",
    why: "both daemons write their caches out when they are told to stop; the default is 30 seconds",
    fix: `Set stopTimeout: ${longest}.`,
    check: (args, report) => {
        const task = taskIn(args);
        const lasting = new Set(task?.volumes.filter(isFileSystem).map(({ name }) => name));
        // A volume that is not known yet may be one that lasts.
        const mayLast = (volume: unknown): boolean =>
            typeof volume !== "string" || isUnknown(volume) || lasting.has(volume);
        for (const container of task?.containers ?? []) {
            const writes = objectsIn(container["mountPoints"], {}).some(
                ({ sourceVolume, readOnly }) => readOnly !== true && mayLast(sourceVolume),
            );
            if (writes && container["stopTimeout"] !== longest) {
                report(`gives container ${nameOf(container)} less than ${longest} s to stop`);
            }
        }
    },
});
