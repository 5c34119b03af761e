import { plain } from "../recorder";
import type { Plan } from "../plan";

/** What of a plan its drawing needs to know. */
export interface Facts {
    readonly plan: Plan;
    /** How many of a type are planned. */
    readonly count: (type: string) => number;
    /** Where the load balancer stands, if one is planned. */
    readonly balancer: "public" | "internal" | "none";
    /** Whether wallets come from outside the VPC. */
    readonly fromOutside: boolean;
    /** How many subnets of a kind are planned. */
    readonly subnets: { readonly public: number; readonly private: number };
    readonly containers: readonly string[];
    readonly fileSystems: readonly string[];
}

/** Reads the facts from the planned resources, and from nothing else where they tell. */
export function factsOf(plan: Plan): Facts {
    const { resources, settings } = plan.program;
    const of = (type: string): { name: string; inputs: Record<string, unknown> }[] =>
        resources
            .filter((one) => one.type === type)
            .map(({ name, inputs }) => ({
                name,
                inputs: plain(inputs) as Record<string, unknown>,
            }));
    const subnets = plan.resources.filter(({ type }) => type === "aws:ec2/subnet:Subnet");
    const named = (kind: string): number =>
        subnets.filter(({ name }) => name.includes(`-${kind}-`)).length;
    const [balancer] = of("aws:lb/loadBalancer:LoadBalancer");
    const internal = balancer?.inputs["internal"] === true;
    const [node] = of("bitcoin-node:node:NodeService");
    const containers = (node?.inputs["containers"] ?? []) as readonly { name: string }[];
    return {
        plan,
        count: (type) => plan.resources.filter((one) => one.type === type).length,
        balancer: balancer === undefined ? "none" : internal ? "internal" : "public",
        fromOutside: settings.access === "public",
        subnets: { public: named("public"), private: named("private") },
        containers: containers.map(({ name }) => name),
        // The databases, which both daemons use, come first.
        fileSystems: of("aws:efs/fileSystem:FileSystem")
            .map(({ name }) => name)
            .sort()
            .reverse(),
    };
}
