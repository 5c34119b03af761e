import type { ChainFacts } from "./chain/make";
import { project, sample, withOptions } from "./configurations";
import type { Configuration } from "./configurations";
import type { Planned } from "./play";

/** This project's configuration on EFS with one thing changed, one after the other. */
export function variations(facts: ChainFacts): Planned[] {
    const base = project(facts);
    const efs = { blocks: "efs", databases: "efs" } as const;
    const sampleCache = sample(facts).bitcoind.filter((option) =>
        /^-(dbcache|maxmempool)=/.test(option),
    );
    const changed: Configuration[] = [
        changedNode(base, "dbcache of the AWS sample", sampleCache),
        changedNode(base, "par=1", ["-par=1"]),
        changedNode(base, "assumevalid=0", ["-assumevalid=0"]),
        changedNode(base, "assumevalid at the tip", [`-assumevalid=${facts.tip}`]),
        { ...base, name: "CACHE_MB=1200", electrumx: { CACHE_MB: "1200" } },
        { ...base, name: "without uvloop", electrumxEnv: ["-u", "EVENT_LOOP_POLICY"] },
        { ...base, name: "ElectrumX from the start", electrumxAtOnce: true },
    ];
    return [
        ...changed.map((configuration) => ({ configuration, storage: efs })),
        { configuration: base, storage: { blocks: "efs", databases: "disk" } },
        { configuration: base, storage: { blocks: "disk", databases: "efs" } },
        { configuration: base, storage: { ...efs, cacheMib: 1 } },
        { configuration: base, storage: { ...efs, cacheMib: 1024 } },
    ];
}

function changedNode(base: Configuration, name: string, options: string[]): Configuration {
    return { ...base, name, bitcoind: withOptions(base.bitcoind, options) };
}
