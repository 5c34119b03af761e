import assert from "node:assert/strict";

import fc from "fast-check";

import { accesses, topologies } from "../../components/choices";
import { connections } from "../../components/connections";
import type { Rule } from "../../components/connections";

const vpc = { cidr: "10.0.0.0/16" };
const home = "203.0.113.7/32";
const others = (rules: readonly Rule[]): Rule["with"][] => rules.map((rule) => rule.with);

describe("connections", () => {
    it("let wallets reach the load balancer, and the load balancer the task", () => {
        const rules = connections({ topology: "full", access: "public", allowedCidrs: [home] });
        assert.deepEqual(others(rules.balancer.ingress), [{ cidr: home }]);
        assert.deepEqual(others(rules.task.ingress), [{ party: "balancer" }, vpc]);
        assert.deepEqual(others(rules.balancer.egress), [vpc]);
    });

    it("let wallets reach the task itself where there is no load balancer", () => {
        const rules = connections({ topology: "minimal", access: "public", allowedCidrs: [home] });
        assert.deepEqual(others(rules.task.ingress), [{ cidr: home }, vpc]);
    });

    it("let the VPC reach an internal load balancer, beside the listed ranges", () => {
        const rules = connections({ topology: "full", access: "internal", allowedCidrs: [home] });
        assert.deepEqual(others(rules.balancer.ingress), [{ cidr: home }, vpc]);
    });

    it("open 50002 to whoever is let in, 2049 to the task, and nothing else", () => {
        fc.assert(
            fc.property(
                fc.constantFrom(...topologies),
                fc.constantFrom(...accesses),
                fc.uniqueArray(fc.ipV4().map((ip) => `${ip}/32`)),
                (topology, access, allowedCidrs) => {
                    const { balancer, task, files } = connections({
                        topology,
                        access,
                        allowedCidrs,
                    });
                    for (const { ports } of [...balancer.ingress, ...task.ingress]) {
                        assert.deepEqual(ports, [50002, 50002]);
                    }
                    assert.deepEqual(
                        files.ingress.map(({ ports }) => ports),
                        [[2049, 2049]],
                    );
                    assert.deepEqual(others(files.ingress), [{ party: "task" }]);
                    assert.deepEqual(files.egress, []);
                    const cidrs = [...balancer.ingress, ...task.ingress].flatMap((rule) =>
                        "cidr" in rule.with ? [rule.with.cidr] : [],
                    );
                    assert.ok(
                        cidrs.every((cidr) => cidr === vpc.cidr || allowedCidrs.includes(cidr)),
                    );
                },
            ),
        );
    });

    it("explain every rule in the letters that EC2 takes", () => {
        for (const topology of topologies) {
            for (const access of accesses) {
                const parties = connections({ topology, access, allowedCidrs: [home] });
                for (const { why } of Object.values(parties).flatMap((one) => [
                    ...one.ingress,
                    ...one.egress,
                ])) {
                    // EC2 API reference, IpRange: up to 255 of these characters.
                    assert.match(why, /^[0-9A-Za-z_ .:/()#,@[\]+=&;{}!$*-]{1,255}$/);
                }
            }
        }
    });
});
