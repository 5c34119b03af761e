import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Access, Topology } from "./choices";
import { connections } from "./connections";
import type { Party, Rule } from "./connections";
import { namedTags } from "./tags";

export interface FirewallArgs {
    vpcId: pulumi.Input<string>;
    topology: Topology;
    access: Access;
    /** IPv4 ranges outside the VPC that may reach ElectrumX. */
    allowedCidrs: readonly string[];
}

/**
 * Who may open a connection to whom: a security group each for the load balancer, the task and the
 * file systems. Each group holds its own whole list of rules, so that a rule added by hand is not
 * only refused by the next preview but taken out by the next update.
 */
export class Firewall extends pulumi.ComponentResource {
    /** The load balancer's group; there is none in the `minimal` topology. */
    readonly balancerGroupId: pulumi.Output<string> | undefined;
    readonly taskGroupId: pulumi.Output<string>;
    readonly filesGroupId: pulumi.Output<string>;

    constructor(name: string, args: FirewallArgs, opts?: pulumi.ComponentResourceOptions) {
        const { vpcId, topology, access, allowedCidrs } = args;
        super("bitcoin-node:firewall:Firewall", name, { topology, access, allowedCidrs }, opts);
        const rules = connections(args);
        const made = new Map<Party, pulumi.Output<string>>();
        const group = (party: Party, description: string): pulumi.Output<string> => {
            const { id } = new aws.ec2.SecurityGroup(
                `${name}-${party}`,
                {
                    vpcId,
                    description,
                    ingress: rules[party].ingress.map((rule) => inlineRule(rule, made)),
                    egress: rules[party].egress.map((rule) => inlineRule(rule, made)),
                    tags: namedTags(name, `${name}-${party}`),
                },
                { parent: this },
            );
            made.set(party, id);
            return id;
        };
        this.balancerGroupId =
            topology === "full" ? group("balancer", "The way in for wallets") : undefined;
        this.taskGroupId = group("task", "bitcoind and ElectrumX");
        this.filesGroupId = group("files", "The chain data");
        this.registerOutputs({
            balancerGroupId: this.balancerGroupId,
            taskGroupId: this.taskGroupId,
            filesGroupId: this.filesGroupId,
        });
    }
}

/** A rule as AWS's security group takes it; a party is named by its group, made before. */
function inlineRule(
    { with: other, ports: [fromPort, toPort], why }: Rule,
    made: ReadonlyMap<Party, pulumi.Output<string>>,
): aws.types.input.ec2.SecurityGroupIngress {
    const rule = { protocol: "tcp", fromPort, toPort, description: why };
    if ("cidr" in other) return { ...rule, cidrBlocks: [other.cidr] };
    const id = made.get(other.party);
    if (id === undefined)
        throw new Error(`a rule names the group ${other.party} before it is made`);
    return { ...rule, securityGroups: [id] };
}
