import assert from "node:assert/strict";

import { Firewall } from "../../components/firewall";
import type { FirewallArgs } from "../../components/firewall";
import { all } from "../support/resources";

const args: FirewallArgs = {
    vpcId: "vpc-1",
    topology: "full",
    access: "public",
    allowedCidrs: ["203.0.113.7/32"],
};
const tcp = (port: number) => ({ protocol: "tcp", fromPort: port, toPort: port });

async function groups() {
    const found = await all("aws:ec2/securityGroup:SecurityGroup");
    return Object.fromEntries(found.map((group) => [group.name, group.inputs]));
}

/** Rules without their descriptions, which are words for people. */
function bare(rules: any[]) {
    return rules.map(({ description, ...rule }) => {
        assert.ok(description.length > 0);
        return rule;
    });
}

describe("Firewall", () => {
    it("lets the load balancer in to the task, and the task to the files, by their groups", async () => {
        new Firewall("fw", args);
        const made = await groups();
        assert.deepEqual(bare(made["fw-balancer"].ingress), [
            { ...tcp(50002), cidrBlocks: ["203.0.113.7/32"] },
        ]);
        assert.deepEqual(bare(made["fw-task"].ingress), [
            { ...tcp(50002), securityGroups: ["fw-balancer-id"] },
            { ...tcp(50002), cidrBlocks: ["10.0.0.0/16"] },
        ]);
        assert.deepEqual(bare(made["fw-files"].ingress), [
            { ...tcp(2049), securityGroups: ["fw-task-id"] },
        ]);
    });

    it("lets nothing out of the file systems, and TCP only out of the task", async () => {
        new Firewall("fw", args);
        const made = await groups();
        assert.deepEqual(made["fw-files"].egress, []);
        assert.deepEqual(bare(made["fw-task"].egress), [
            { protocol: "tcp", fromPort: 1, toPort: 65535, cidrBlocks: ["0.0.0.0/0"] },
        ]);
    });

    it("has no load balancer's group in the minimal topology", async () => {
        const firewall = new Firewall("fw", { ...args, topology: "minimal" });
        assert.equal(firewall.balancerGroupId, undefined);
        assert.deepEqual(Object.keys(await groups()).sort(), ["fw-files", "fw-task"]);
    });
});
