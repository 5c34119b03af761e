import type { Settings } from "../config";
import { isWorldOpen, vpcCidr } from "./addresses";
import { fargateSizes, isFargateSize, leastMemoryOf } from "./sizes";

/** What is wrong with two settings together, and what follows `pulumi config` to mend it. */
export type Contradiction = readonly [what: string, mend: string];

/** A rule: whether it is broken, and the contradiction that it then is. */
type Rule = readonly [broken: boolean, ...Contradiction];

/** The contradictions among settings; `given` tells which of the task's sizes were set by hand. */
export function contradictionsIn(
    settings: Settings,
    given: { readonly memory: number | undefined },
): Contradiction[] {
    const rules = [
        ...ofSizes(settings, given.memory === undefined ? "rm cpu" : "rm memory"),
        ...ofAccess(settings),
        ...ofData(settings),
        ...ofNames(settings),
        ...ofAlarms(settings),
    ];
    return rules.flatMap(([broken, ...contradiction]) => (broken ? [contradiction] : []));
}

function ofSizes({ cpu, memory, network }: Settings, sizeSet: string): Rule[] {
    return [
        [
            !isFargateSize({ cpu, memory }),
            `cpu is ${cpu} and memory is ${memory}, but with ${cpu} units Fargate offers ` +
                `${fargateSizes.get(cpu)?.join(", ") ?? "nothing"} MiB`,
            sizeSet,
        ],
        [
            memory < leastMemoryOf(network),
            `memory is ${memory}, but network ${network} needs ${leastMemoryOf(network)} MiB or more`,
            sizeSet,
        ],
    ];
}

function ofAccess(settings: Settings): Rule[] {
    const { topology, access, allowedCidrs, openToWorld, natGateways } = settings;
    return [
        [
            !openToWorld && allowedCidrs.some(isWorldOpen),
            `allowedCidrs lets (nearly) the whole internet in, but openToWorld is false`,
            "set openToWorld true",
        ],
        [
            new Set(allowedCidrs).size < allowedCidrs.length,
            "allowedCidrs lists a range twice",
            "rm allowedCidrs",
        ],
        [
            allowedCidrs.includes(vpcCidr),
            `allowedCidrs lists ${vpcCidr}, the VPC's own range, which is let in anyway`,
            "rm allowedCidrs",
        ],
        [
            access === "internal" && openToWorld,
            "access is internal, but openToWorld is true",
            "rm openToWorld",
        ],
        [
            topology === "minimal" && natGateways === "perZone",
            "natGateways is perZone, but topology minimal has no NAT gateway",
            "rm natGateways",
        ],
        [
            topology === "minimal" && access === "internal" && allowedCidrs.length > 0,
            "allowedCidrs lists ranges, but topology minimal with access internal lets only the VPC in",
            "rm allowedCidrs",
        ],
    ];
}

function ofData({ fileSystemIds, restoreFrom, protectData }: Settings): Rule[] {
    return [
        [
            fileSystemIds !== undefined && restoreFrom !== undefined,
            "fileSystemIds and restoreFrom are both set, but data comes from one place",
            "rm restoreFrom",
        ],
        [
            fileSystemIds !== undefined && fileSystemIds.blocks === fileSystemIds.databases,
            "fileSystemIds names one file system twice, but blocks and databases are on two",
            "rm fileSystemIds",
        ],
        [
            restoreFrom !== undefined && restoreFrom.blocks === restoreFrom.databases,
            "restoreFrom names one recovery point twice, but blocks and databases have one each",
            "rm restoreFrom",
        ],
        [
            fileSystemIds !== undefined && protectData,
            "protectData is true, but this stack never deletes the file systems of fileSystemIds",
            "rm protectData",
        ],
    ];
}

function ofNames({ domain, hostedZone, topology, access }: Settings): Rule[] {
    return [
        [
            domain !== undefined && hostedZone === undefined,
            "domain is set, but hostedZone is not, so no record could be made",
            "set hostedZone Z0123456789EXAMPLE",
        ],
        [
            hostedZone !== undefined && domain === undefined,
            "hostedZone is set, but domain is not, so there is no name to make a record for",
            "set domain node.example.com",
        ],
        [
            domain !== undefined && topology === "minimal" && access === "internal",
            "domain is set, but topology minimal with access internal is reached by its private name",
            "rm domain",
        ],
    ];
}

function ofAlarms({ monthlyBudgetUsd, alarmEmail }: Settings): Rule[] {
    return [
        [
            monthlyBudgetUsd !== undefined && alarmEmail === undefined,
            "monthlyBudgetUsd is set, but alarmEmail is not, so nobody could be warned",
            "set alarmEmail you@example.com",
        ],
    ];
}
