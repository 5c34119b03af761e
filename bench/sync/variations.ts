import type { ChainFacts } from "./chain/make";
import { project, sample } from "./configurations";
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
        withOptions(base, "dbcache of the AWS sample", sampleCache),
        withOptions(base, "par=1", ["-par=1"]),
        withOptions(base, "assumevalid=0", ["-assumevalid=0"]),
        withOptions(base, "assumevalid at the tip", [`-assumevalid=${facts.tip}`]),
        { ...base, name: "CACHE_MB=1200", electrumx: { CACHE_MB: "1200" } },
        { ...base, name: "without uvloop", electrumxEnv: ["-u", "EVENT_LOOP_POLICY"] },
        { ...base, name: "ElectrumX from the start", electrumxAtOnce: true },
    ];
    return [
        ...changed.map((configuration) => ({ configuration, storage: efs })),
        { configuration: base, storage: { blocks: "efs", databases: "disk" } },
        { configuration: base, storage: { blocks: "disk", databases: "efs" } },
    ];
}

/** bitcoind takes the first value of an option that it is given twice, so the old one goes. */
function withOptions(base: Configuration, name: string, options: readonly string[]): Configuration {
    const names = options.map((option) => `${option.split("=", 1)[0] ?? ""}=`);
    const kept = base.bitcoind.filter((option) => !names.some((one) => option.startsWith(one)));
    return { ...base, name, bitcoind: [...kept, ...options] };
}
