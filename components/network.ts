import * as aws from "@pulumi/aws";
import * as awsx from "@pulumi/awsx";
import * as pulumi from "@pulumi/pulumi";

import { vpcCidr } from "./addresses";
import type { NatGateways, Topology } from "./choices";
import { FlowLogs } from "./flowLogs";
import { Logs } from "./logs";
import { namedTags, tagsOf } from "./tags";

/** How many availability zones the network spans. */
const zones = 2;

export interface NetworkArgs {
    /** `full` has private subnets and NAT; `minimal` has public subnets only. */
    topology: Topology;
    /** One NAT gateway for all zones, or one in each. It matters in `full` only. */
    natGateways: NatGateways;
    /** Whether the VPC's connections are logged. */
    flowLogs: boolean;
    /** Days that such a log is kept. */
    logRetentionDays: number;
    /** The AWS region: it is part of the name of S3's endpoint. */
    region: string;
}

/**
 * A VPC over two availability zones, with a gateway endpoint for S3, so that the image's layers do
 * not pass through NAT, and a default security group that lets nothing in or out.
 *
 * Cost: the VPC itself is free; a NAT gateway is billed by the hour and by the gigabyte.
 */
export class Network extends pulumi.ComponentResource {
    readonly vpcId: pulumi.Output<string>;
    /** One public subnet in each zone. */
    readonly publicSubnetIds: pulumi.Output<string>[];
    /** Where the task and its file systems live: private subnets in `full`, public ones in `minimal`. */
    readonly taskSubnetIds: pulumi.Output<string>[];
    /** None in `minimal`. */
    readonly natGatewayIds: pulumi.Output<string>[];

    constructor(name: string, args: NetworkArgs, opts?: pulumi.ComponentResourceOptions) {
        const { topology, natGateways, flowLogs, logRetentionDays, region } = args;
        const full = topology === "full";
        super("bitcoin-node:network:Network", name, { topology, natGateways, flowLogs }, opts);
        const vpc = new awsx.ec2.Vpc(
            `${name}-vpc`,
            {
                cidrBlock: vpcCidr,
                numberOfAvailabilityZones: zones,
                // EFS mounts and private names resolve only with both.
                enableDnsHostnames: true,
                enableDnsSupport: true,
                subnetStrategy: "Auto",
                subnetSpecs: full
                    ? [{ type: "Public" }, { type: "Private" }]
                    : [{ type: "Public" }],
                natGateways: { strategy: natStrategy(args) },
                // "Auto" attaches the endpoint to every route table; the default attaches it to none.
                vpcEndpointStrategy: "Auto",
                vpcEndpointSpecs: [
                    { serviceName: `com.amazonaws.${region}.s3`, vpcEndpointType: "Gateway" },
                ],
                tags: tagsOf(name),
            },
            { parent: this },
        );
        new aws.ec2.DefaultSecurityGroup(
            `${name}-default`,
            { vpcId: vpc.vpcId, tags: namedTags(name, `${name}-default, empty`) },
            { parent: this },
        );
        if (flowLogs) {
            const logs = new Logs(
                `${name}-logs`,
                { sources: ["vpc"], logRetentionDays },
                { parent: this },
            );
            new FlowLogs(
                `${name}-flow-logs`,
                { vpcId: vpc.vpcId, logGroupArn: logs.arns.vpc },
                { parent: this },
            );
        }
        this.vpcId = vpc.vpcId;
        this.publicSubnetIds = each(zones, vpc.publicSubnetIds);
        this.taskSubnetIds = full ? each(zones, vpc.privateSubnetIds) : this.publicSubnetIds;
        const nats = vpc.natGateways.apply((made) => pulumi.all(made.map(({ id }) => id)));
        this.natGatewayIds = each(natCounts[natStrategy(args)], nats);
        this.registerOutputs({
            vpcId: this.vpcId,
            publicSubnetIds: this.publicSubnetIds,
            taskSubnetIds: this.taskSubnetIds,
            natGatewayIds: this.natGatewayIds,
        });
    }
}

/** How many NAT gateways awsx makes, by its strategies. */
const natCounts = { None: 0, Single: 1, OnePerAz: zones };

function natStrategy({ topology, natGateways }: NetworkArgs): keyof typeof natCounts {
    if (topology === "minimal") return "None";
    return natGateways === "one" ? "Single" : "OnePerAz";
}

/** As many outputs as there will be, so that a program can loop over ids that are not known yet. */
function each(count: number, ids: pulumi.Output<string[]>): pulumi.Output<string>[] {
    return Array.from({ length: count }, (_, i) =>
        ids.apply((known) => {
            const id = known[i];
            if (id === undefined)
                throw new Error(`the VPC has ${i} of what it should have ${count}`);
            return id;
        }),
    );
}
