import type { ChainFacts } from "./chain/make";
import { ownName, project, withOptions } from "./configurations";
import type { Configuration } from "./configurations";
import { largeTask, sampleTask, sizeName, wholeCoinSetTask } from "./memory";
import type { Task } from "./memory";
import { inTurns, onEfs } from "./play";
import type { Planned } from "./play";

/** The tasks besides its own that mainnet is reckoned with. */
export const otherTasks: readonly Task[] = [sampleTask, largeTask];

/** This project's configuration on EFS in tasks of other sizes. */
export function otherSizes(facts: ChainFacts): Planned[] {
    return once(otherTasks.map((task) => ({ ...project(facts, task), name: sizeName(task) })));
}

/** The same on EFS with one thing changed, one after the other. */
export function variations(facts: ChainFacts): Planned[] {
    const base = project(facts);
    const changed: Configuration[] = [
        changedNode(base, "par=1", ["-par=1"]),
        changedNode(base, "assumevalid=0", ["-assumevalid=0"]),
        changedNode(base, "assumevalid at the tip", [`-assumevalid=${facts.tip}`]),
        { ...base, name: "CACHE_MB=1200", electrumx: { CACHE_MB: "1200" } },
        { ...base, name: "DB_ENGINE=rocksdb", electrumxEnv: ["DB_ENGINE=rocksdb"] },
        { ...base, name: "without uvloop", electrumxEnv: ["-u", "EVENT_LOOP_POLICY"] },
        { ...base, name: "ElectrumX from the start", electrumxAtOnce: true },
    ];
    return [
        ...once(changed),
        { configuration: base, storage: { blocks: "efs", databases: "disk" } },
        { configuration: base, storage: { blocks: "disk", databases: "efs" } },
    ];
}

/**
 * How a task's memory is best shared out: dbcache as it is, for all coins in the same memory, and for all
 * coins in more. For a longer chain, because a short one's coins fit into LevelDB's own caches.
 */
export function memories(facts: ChainFacts): Planned[] {
    return once([
        project(facts),
        { ...project(facts, wholeCoinSetTask), name: `${ownName}, dbcache for all coins` },
        { ...project(facts, largeTask), name: sizeName(largeTask) },
    ]);
}

function once(configurations: readonly Configuration[]): Planned[] {
    return inTurns(configurations, 1, [onEfs]);
}

function changedNode(base: Configuration, name: string, options: string[]): Configuration {
    return { ...base, name, bitcoind: withOptions(base.bitcoind, options) };
}
