import assert from "node:assert/strict";

import { planStack } from "../cli/plan/plan";
import type { Plan } from "../cli/plan/plan";
import { tableIn } from "./support/markdown";
import { seen } from "./support/resources";

/** What has no tags of its own in AWS, or no place for them in the provider. */
const untaggable = new Set([
    "aws:cloudwatch/dashboard:Dashboard",
    "aws:ecr/lifecyclePolicy:LifecyclePolicy",
    "aws:efs/fileSystemPolicy:FileSystemPolicy",
    "aws:efs/mountTarget:MountTarget",
    "aws:iam/rolePolicy:RolePolicy",
    "aws:secretsmanager/secretVersion:SecretVersion",
]);

describe("the committed stacks", () => {
    const plans: Record<string, Plan> = {};
    const resources = (stack: string) => seen(plans[stack]!.program.resources);
    const made = (stack: string) => resources(stack).filter(({ custom }) => custom);

    before(async () => {
        await Promise.all(
            ["dev", "minimal"].map(async (stack) => {
                plans[stack] = await planStack(process.cwd(), stack);
            }),
        );
    });

    for (const stack of ["dev", "minimal"]) {
        it(`${stack}: every resource belongs to a component of the story`, () => {
            for (const { name, parent } of made(stack)) {
                assert.notEqual(parent, `bitcoin-node-${stack}`, name);
            }
        });

        it(`${stack}: every resource is tagged with project, stack and component`, () => {
            for (const { name, type, parent, inputs } of resources(stack)) {
                if (!type.startsWith("aws") || untaggable.has(type)) continue;
                const { project, stack: of, component } = inputs.tags;
                assert.deepEqual({ project, of }, { project: "bitcoin-node", of: stack }, name);
                assert.equal(component, parent, name);
            }
        });

        it(`${stack}: every resource is named after its component`, () => {
            for (const { name, parent } of made(stack)) {
                assert.ok(name.startsWith(`${parent!}-`), `${name} in ${parent!}`);
            }
        });

        it(`${stack}: no rule of the pack has anything to say, advice included`, () => {
            assert.deepEqual(plans[stack]!.violations, []);
        });
    }

    for (const stack of ["dev", "minimal"]) {
        it(`${stack}: nothing of names, backups and existing data is there unless asked for`, () => {
            const components = new Set(plans[stack]!.resources.map(({ component }) => component));
            for (const name of ["bitcoin-backups", "bitcoin-restore"]) {
                assert.ok(!components.has(name), name);
            }
            const types = resources(stack).map(({ type }) => type);
            assert.ok(!types.includes("aws:route53/record:Record"));
            const one = (type: string): any =>
                resources(stack).find((resource) => resource.type === type)!.inputs;
            const service = one("aws:ecs/service:Service");
            assert.deepEqual(
                [service.forceNewDeployment, service.triggers],
                [undefined, undefined],
            );
            assert.ok("creationInfo" in one("aws:efs/accessPoint:AccessPoint").rootDirectory);
            const { dnsNames } = one("tls:index/selfSignedCert:SelfSignedCert");
            assert.deepEqual(dnsNames, ["electrumx.bitcoin-node.internal"]);
        });
    }

    it("are made of the components that README lists", () => {
        const components = new Set(plans["dev"]!.resources.map(({ component }) => component));
        const listed = tableIn("README.md", "What it makes");
        // Those that a setting asks for say so first.
        const always = listed.filter(([, what = ""]) => !what.startsWith("with `"));
        const names = always.map(
            ([cell = ""]) => /^\[`(.+)`\]\(components\/\w+\.ts\)$/.exec(cell)![1]!,
        );
        components.delete("");
        assert.deepEqual(names.sort(), [...components].sort());
    });

    it("share no name in AWS but the private one, which each VPC has for itself", () => {
        const names = (stack: string): string[] =>
            made(stack)
                .flatMap(({ inputs }) => [inputs.name, inputs.family])
                .filter(Boolean);
        const shared = names("dev").filter((name) => names("minimal").includes(name));
        assert.deepEqual(shared.sort(), ["bitcoin-node.internal", "electrumx"]);
    });

    it("differ by NAT, private subnets and load balancer only", () => {
        const counts = (stack: string) => {
            const types = plans[stack]!.resources.map(({ type }) => type.split(":").at(-1)!);
            return (type: string) => types.filter((one) => one === type).length;
        };
        const [dev, minimal] = [counts("dev"), counts("minimal")];
        for (const type of ["NatGateway", "Eip", "LoadBalancer", "Listener", "TargetGroup"]) {
            assert.deepEqual([dev(type), minimal(type)], [1, 0], type);
        }
        assert.deepEqual([dev("Subnet"), minimal("Subnet")], [4, 2]);
        assert.deepEqual([dev("SecurityGroup"), minimal("SecurityGroup")], [3, 2]);
        for (const type of ["FileSystem", "Service", "TaskDefinition", "Role", "AccessPoint"]) {
            assert.equal(dev(type), minimal(type), type);
        }
    });
});
