import assert from "node:assert/strict";

import { WayIn } from "../../components/wayIn";
import { all, only, valueOf } from "../support/resources";

const loadBalancer = {
    access: "public",
    subnetIds: ["subnet-1", "subnet-2"],
    securityGroupId: "sg-balancer",
} as const;
const vpc = { vpcId: "vpc-1", task: { family: "bitcoin-node-test", securityGroupId: "sg-task" } };
const full = () =>
    new WayIn("in", {
        ...vpc,
        loadBalancer: { ...loadBalancer, subnetIds: [...loadBalancer.subnetIds] },
    });

describe("WayIn", () => {
    it("balances over both zones, with a security group from the start", async () => {
        full();
        const { inputs } = await only("aws:lb/loadBalancer:LoadBalancer");
        assert.equal(inputs.loadBalancerType, "network");
        assert.equal(inputs.internal, false);
        assert.deepEqual(inputs.subnets, ["subnet-1", "subnet-2"]);
        assert.deepEqual(inputs.securityGroups, ["sg-balancer"]);
        assert.equal(inputs.enableCrossZoneLoadBalancing, true);
    });

    it("passes TCP through on 50002 and lets wallets idle for 900 s", async () => {
        full();
        const { inputs } = await only("aws:lb/listener:Listener");
        assert.equal(inputs.protocol, "TCP");
        assert.equal(inputs.port, 50002);
        assert.ok(inputs.tcpIdleTimeoutSeconds >= 900);
        assert.deepEqual(inputs.defaultActions, [{ type: "forward", targetGroupArn: "arn:in-tg" }]);
        assert.equal(inputs.certificateArn, undefined);
    });

    it("keeps clients' addresses and lets go of an old task within 15 s", async () => {
        full();
        const { inputs } = await only("aws:lb/targetGroup:TargetGroup");
        assert.equal(inputs.targetType, "ip");
        assert.equal(inputs.protocol, "TCP");
        assert.equal(inputs.port, 50002);
        assert.equal(inputs.preserveClientIp, "true");
        assert.equal(inputs.deregistrationDelay, 15);
        assert.equal(inputs.connectionTermination, true);
        assert.equal(inputs.healthCheck.protocol, "TCP");
    });

    it("is internal when only AWS is let in", async () => {
        new WayIn("in", {
            ...vpc,
            loadBalancer: { access: "internal", subnetIds: ["a", "b"], securityGroupId: "sg" },
        });
        assert.equal((await only("aws:lb/loadBalancer:LoadBalancer")).inputs.internal, true);
    });

    it("has a private name in the VPC, with or without a load balancer", async () => {
        const wayIn = new WayIn("in", vpc);
        assert.equal(wayIn.host, undefined);
        assert.equal(wayIn.targetGroupArn, undefined);
        assert.deepEqual(await all("aws:lb/loadBalancer:LoadBalancer"), []);
        assert.equal(wayIn.privateHost, "electrumx.bitcoin-node.internal");
        const zone = await only("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace");
        assert.equal(zone.inputs.name, "bitcoin-node.internal");
        assert.equal(zone.inputs.vpc, "vpc-1");
        const { inputs } = await only("aws:servicediscovery/service:Service");
        assert.equal(inputs.name, "electrumx");
        assert.deepEqual(inputs.dnsConfig.dnsRecords, [{ type: "A", ttl: 10 }]);
        assert.equal(inputs.forceDestroy, true);
        assert.deepEqual(inputs.healthCheckCustomConfig, { failureThreshold: 1 });
    });

    it("gives the load balancer's name and the target group", async () => {
        const { host, targetGroupArn } = full();
        assert.equal(await valueOf(host!), "balancer.example");
        assert.equal(await valueOf(targetGroupArn!), "arn:in-tg");
    });

    it("is reached by the owner's name where there is one, with or without a load balancer", async () => {
        const own = { ...vpc, domain: "node.example.com", hostedZone: "Z0123456789EXAMPLE" };
        const inFull = new WayIn("full", {
            ...own,
            loadBalancer: { ...loadBalancer, subnetIds: [...loadBalancer.subnetIds] },
        });
        const inMinimal = new WayIn("minimal", own);
        for (const { host } of [inFull, inMinimal]) {
            assert.equal(await valueOf(host!), "node.example.com");
        }
        const records = await all("aws:route53/record:Record");
        const aliases = records.map(({ name, inputs }) => [name, inputs.aliases?.[0].name]);
        assert.deepEqual(aliases.sort(), [
            ["full-domain-record", "balancer.example"],
            ["minimal-domain-record", undefined],
        ]);
        assert.equal(inFull.following, undefined);
        assert.equal(await valueOf(inMinimal.following!), "node.example.com");
    });
});
