import assert from "node:assert/strict";

import { Network } from "../../components/network";
import type { NetworkArgs } from "../../components/network";
import { all, only, valueOf } from "../support/resources";

const args: NetworkArgs = {
    topology: "full",
    natGateways: "one",
    flowLogs: false,
    logRetentionDays: 30,
    region: "eu-central-1",
};

describe("Network", () => {
    it("spans two zones with public and private subnets, and names that resolve", async () => {
        new Network("net", args);
        const { inputs } = await only("awsx:ec2:Vpc");
        assert.equal(inputs.numberOfAvailabilityZones, 2);
        assert.equal(inputs.cidrBlock, "10.0.0.0/16");
        assert.deepEqual(inputs.subnetSpecs, [{ type: "Public" }, { type: "Private" }]);
        assert.equal(inputs.subnetStrategy, "Auto");
        assert.equal(inputs.enableDnsHostnames, true);
        assert.equal(inputs.enableDnsSupport, true);
    });

    it("attaches S3's gateway endpoint to the route tables, so that image layers pass no NAT", async () => {
        new Network("net", args);
        const { inputs } = await only("awsx:ec2:Vpc");
        assert.equal(inputs.vpcEndpointStrategy, "Auto");
        assert.deepEqual(inputs.vpcEndpointSpecs, [
            { serviceName: "com.amazonaws.eu-central-1.s3", vpcEndpointType: "Gateway" },
        ]);
    });

    for (const [topology, natGateways, strategy] of [
        ["full", "one", "Single"],
        ["full", "perZone", "OnePerAz"],
        ["minimal", "one", "None"],
    ] as const) {
        it(`makes NAT ${strategy} in ${topology} with ${natGateways}`, async () => {
            new Network("net", { ...args, topology, natGateways });
            assert.deepEqual((await only("awsx:ec2:Vpc")).inputs.natGateways, { strategy });
        });

        it(`hands out the ids of as many gateways as NAT ${strategy} has`, async () => {
            const { natGatewayIds } = new Network("net", { ...args, topology, natGateways });
            const ids = await Promise.all(natGatewayIds.map(valueOf));
            assert.deepEqual(
                ids,
                { Single: ["nat-1"], OnePerAz: ["nat-1", "nat-2"], None: [] }[strategy],
            );
        });
    }

    it("puts the task into private subnets, or public ones where there is no NAT", async () => {
        const full = new Network("full", args);
        assert.deepEqual(await Promise.all(full.taskSubnetIds.map(valueOf)), [
            "subnet-private-1",
            "subnet-private-2",
        ]);
        const minimal = new Network("minimal", { ...args, topology: "minimal" });
        assert.deepEqual(await Promise.all(minimal.taskSubnetIds.map(valueOf)), [
            "subnet-public-1",
            "subnet-public-2",
        ]);
        const specs = (await all("awsx:ec2:Vpc")).map((vpc) => vpc.inputs.subnetSpecs);
        assert.deepEqual(specs[1], [{ type: "Public" }]);
    });

    it("empties the default security group", async () => {
        new Network("net", args);
        const { inputs } = await only("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup");
        assert.equal(inputs.vpcId, "vpc-1");
        assert.equal(inputs.ingress, undefined);
        assert.equal(inputs.egress, undefined);
    });

    it("logs connections only when asked, for as long as asked", async () => {
        new Network("quiet", args);
        assert.deepEqual(await all("aws:ec2/flowLog:FlowLog"), []);
        new Network("net", { ...args, flowLogs: true, logRetentionDays: 7 });
        const { inputs } = await only("aws:ec2/flowLog:FlowLog");
        assert.equal(inputs.trafficType, "ALL");
        assert.equal((await only("aws:cloudwatch/logGroup:LogGroup")).inputs.retentionInDays, 7);
        const policy = JSON.parse((await only("aws:iam/rolePolicy:RolePolicy")).inputs.policy);
        assert.deepEqual(policy.Statement[0].Resource, ["arn:net-logs-vpc:*"]);
    });
});
