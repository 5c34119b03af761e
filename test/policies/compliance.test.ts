import assert from "node:assert/strict";

import { planStack } from "../../cli/plan/plan";
import { seen } from "../support/resources";
import type { Seen } from "../support/resources";

/** What policies/README.md says is satisfied of pulumi/compliance-policies, on the committed full stack. */
describe("the policies of pulumi/compliance-policies", () => {
    let resources: Seen[];
    const inputs = (type: string): any[] => {
        const found = resources.filter((one) => one.type === type);
        assert.ok(found.length > 0, `no ${type} is planned`);
        return found.map((one) => one.inputs);
    };

    before(async () => {
        resources = seen((await planStack(process.cwd(), "dev")).program.resources);
    });

    it("EFS: encrypted, and not in a single zone", () => {
        for (const system of inputs("aws:efs/fileSystem:FileSystem")) {
            assert.equal(system.encrypted, true);
            assert.equal(system.availabilityZoneName, undefined);
        }
    });

    it("ECR: immutable, scanned, encrypted", () => {
        const [repository] = inputs("aws:ecr/repository:Repository");
        assert.equal(repository.imageTagMutability, "IMMUTABLE");
        assert.equal(repository.imageScanningConfiguration.scanOnPush, true);
        assert.equal(repository.encryptionConfigurations.length, 1);
    });

    it("EC2: security groups and all their rules are described, none is for HTTP or for the internet", () => {
        for (const group of inputs("aws:ec2/securityGroup:SecurityGroup")) {
            assert.ok(group.description.length > 0);
            for (const rule of [...group.ingress, ...group.egress]) {
                assert.ok(rule.description.length > 0);
            }
            for (const rule of group.ingress) {
                assert.ok(rule.fromPort > 80 && !(rule.cidrBlocks ?? []).includes("0.0.0.0/0"));
            }
        }
    });

    it("load balancer: two zones, with cross-zone balancing", () => {
        const [balancer] = inputs("aws:lb/loadBalancer:LoadBalancer");
        assert.equal(balancer.subnets.length, 2);
        assert.equal(balancer.enableCrossZoneLoadBalancing, true);
    });

    it("Secrets Manager: every secret is described", () => {
        for (const secret of inputs("aws:secretsmanager/secret:Secret")) {
            assert.ok(secret.description.length > 0);
        }
    });

    it("no KMS key, no volume, no instance and no launch template are made", () => {
        const types = resources.map(({ type }) => type);
        assert.ok(!types.some((type) => /^aws:(kms|ebs)\/|:(Instance|LaunchTemplate)$/.test(type)));
    });
});
