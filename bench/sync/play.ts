import { during } from "../../cli/during";
import type { Configuration } from "./configurations";
import { measure } from "./measure";
import type { Surroundings } from "./measure";
import type { Storage } from "./measurement";
import { storageName, totalOf } from "./summary";
import type { Run } from "./summary";

/** A first sync that is to be run. */
export interface Planned {
    readonly configuration: Configuration;
    readonly storage: Storage;
}

/** Everything on the file system that is as slow as EFS. */
export const onEfs: Storage = { blocks: "efs", databases: "efs" };

/** The storages that both configurations are measured on. */
export const storages: readonly Storage[] = [{ blocks: "disk", databases: "disk" }, onEfs];

/**
 * Every configuration on every storage, so many times. The configurations take turns, so that what else
 * the machine does hits each of them.
 */
export function inTurns(
    configurations: readonly Configuration[],
    times: number,
    on: readonly Storage[] = storages,
): Planned[] {
    return Array.from({ length: times }, () =>
        on.flatMap((storage) =>
            configurations.map((configuration) => ({ configuration, storage })),
        ),
    ).flat();
}

/**
 * Runs one first sync after the other.
 *
 * @throws Error when one does not get to its end, or when the signal comes
 */
export async function play(
    planned: readonly Planned[],
    around: Surroundings,
    signal: AbortSignal,
): Promise<Run[]> {
    const runs: Run[] = [];
    for (const { configuration, storage } of planned) {
        const name = `${configuration.name}, ${storageName(storage)}`;
        const text = `Sync ${runs.length + 1} of ${planned.length}: ${name}.`;
        const measured = await during(text, () => measure(configuration, storage, around, signal));
        process.stdout.write(`${name}: ${totalOf(measured).toFixed(1)} s\n`);
        runs.push({ configuration: configuration.name, storage, measured });
    }
    return runs;
}
