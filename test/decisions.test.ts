import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { planStack } from "../cli/plan/plan";
import type { Plan } from "../cli/plan/plan";
import { Project } from "./support/project";
import { seen } from "./support/resources";
import type { Seen } from "./support/resources";

/** The decisions of ARCHITECTURE.md, as far as a plan of the whole program shows them. */
describe("the decisions", () => {
    const project = new Project();
    const plans = new Map<string, Plan>();
    const of = (type: string, stack = "full"): Seen[] =>
        seen(plans.get(stack)!.program.resources).filter((one) => one.type === type);
    const one = (type: string, stack = "full"): any => {
        const found = of(type, stack);
        assert.equal(found.length, 1, `${found.length} of ${type}`);
        return found[0]!.inputs;
    };
    const containers = (stack?: string): any[] =>
        one("bitcoin-node:node:NodeService", stack).containers;
    const container = (name: string, stack?: string): any =>
        containers(stack).find((one) => one.name === name);
    const service = (stack?: string): any => one("aws:ecs/service:Service", stack);

    before(async function () {
        this.timeout(120_000);
        const home = { allowedCidrs: ["203.0.113.7/32"] };
        project.stack("full", home);
        project.stack("minimal", { ...home, topology: "minimal" });
        project.stack("serve", { ...home, phase: "serve" });
        await Promise.all(
            ["full", "minimal", "serve"].map(async (stack) => {
                plans.set(stack, await planStack(project.folder, stack));
            }),
        );
    });
    after(() => {
        project.remove();
    });

    it("1: one task of one image, started in order and without a time limit, never two at a time", () => {
        assert.equal(of("docker:index/image:Image").length, 1);
        assert.equal(of("aws:ecs/service:Service").length, 1);
        assert.ok(containers().every(({ essential }) => essential));
        const waits = containers().flatMap(({ dependsOn }) => dependsOn ?? []);
        assert.ok(waits.length > 0 && waits.every(({ condition }: any) => condition === "START"));
        assert.equal(service().desiredCount, 1);
        assert.equal(service().deploymentMinimumHealthyPercent, 0);
        assert.equal(service().deploymentMaximumPercent, 100);
        assert.equal(service().availabilityZoneRebalancing, "DISABLED");
    });

    it("2: RPC by cookie on loopback; the cookie is on no file system that outlives the task", () => {
        const options: string[] = containers().flatMap(({ command }) => command ?? []);
        assert.ok(options.includes("-rpcbind=127.0.0.1"));
        assert.ok(options.includes("-rpcallowip=127.0.0.1"));
        assert.ok(!options.some((option) => /rpc(user|password|auth)/.test(option)));
        const volumes: any[] = one("bitcoin-node:node:NodeService").volumes;
        assert.deepEqual(
            volumes.find(({ name }) => name === "cookie"),
            { name: "cookie" },
        );
        assert.match(readFileSync("docker/bitcoin.conf", "utf8"), /^rpccookieperms=group$/m);
    });

    it("3: the wallet is disabled on the command line and in the file", () => {
        assert.ok(container("bitcoind").command.includes("-disablewallet=1"));
        assert.match(readFileSync("docker/bitcoin.conf", "utf8"), /^disablewallet=1$/m);
    });

    it("4: the TLS key goes from a secret to electrumx, and its certificate has fixed names", () => {
        const key = one("tls:index/privateKey:PrivateKey");
        assert.deepEqual([key.algorithm, key.ecdsaCurve], ["ECDSA", "P256"]);
        assert.deepEqual(one("tls:index/selfSignedCert:SelfSignedCert").dnsNames, [
            "electrumx.bitcoin-node.internal",
        ]);
        const secrets = containers().map((container) =>
            (container.secrets ?? []).map((s: any) => s.name),
        );
        assert.deepEqual(secrets, [[], [], ["TLS_PEM"]]);
        const plain = containers().flatMap(({ environment }) =>
            environment.map((e: any) => e.name),
        );
        assert.deepEqual(plain, ["NET", "STACK", "NET", "CACHE_MB"]);
        assert.ok("fingerprint" in plans.get("full")!.program.outputs);
    });

    it("5: TCP passes through to ElectrumX, whose clients may idle and keep their addresses", () => {
        const listener = one("aws:lb/listener:Listener");
        assert.deepEqual([listener.protocol, listener.port], ["TCP", 50002]);
        assert.ok(listener.tcpIdleTimeoutSeconds >= 900);
        const target = one("aws:lb/targetGroup:TargetGroup");
        assert.equal(target.preserveClientIp, "true");
        assert.equal(target.deregistrationDelay, 15);
        assert.equal(target.connectionTermination, true);
        const balancer = one("aws:lb/loadBalancer:LoadBalancer");
        assert.equal(balancer.enableCrossZoneLoadBalancing, true);
        assert.equal(balancer.securityGroups.length, 1);
        assert.deepEqual(of("aws:lb/loadBalancer:LoadBalancer", "minimal"), []);
    });

    it("6: health says nothing about syncing, and nothing ends a task for it", () => {
        assert.equal(service().healthCheckGracePeriodSeconds, 2_147_483_647);
        assert.equal(service("minimal").healthCheckGracePeriodSeconds, undefined);
        assert.deepEqual(
            containers().map(({ healthCheck }) => healthCheck.command),
            [
                ["CMD", "alive-monitor"],
                ["CMD", "alive-bitcoind"],
                ["CMD", "alive-electrumx"],
            ],
        );
    });

    it("7: a stop has Fargate's 120 s, and what serve has to write out fits in", () => {
        assert.deepEqual(
            containers().map(({ stopTimeout }) => stopTimeout),
            [120, 120, 120],
        );
        assert.ok(container("bitcoind", "serve").command.includes("-dbcache=450"));
    });

    it("8: sync is large and elastic, serve is small and bursting", () => {
        const modes = (stack: string) =>
            of("aws:efs/fileSystem:FileSystem", stack).map(({ inputs }) => inputs.throughputMode);
        assert.deepEqual(modes("full"), ["elastic", "elastic"]);
        assert.deepEqual(modes("serve"), ["bursting", "bursting"]);
        const size = (stack: string) => {
            const { cpu, memory } = one("aws:ecs/taskDefinition:TaskDefinition", stack);
            return [Number(cpu), Number(memory)] as const;
        };
        assert.ok(size("full")[0] > size("serve")[0] && size("full")[1] > size("serve")[1]);
        // In MiB: coins, and 15 GiB and more for what ElectrumX looks up.
        const coins = (stack: string) =>
            Number(/-dbcache=(\d+)/.exec(container("bitcoind", stack).command.join(" "))?.[1]);
        assert.ok(coins("full") > 10 * coins("serve"));
        assert.ok(coins("full") + 15 * 1024 < size("full")[1]);
    });

    it("9: two encrypted file systems, four access points, and no way in but 50002", () => {
        const systems = of("aws:efs/fileSystem:FileSystem");
        assert.deepEqual(
            systems.map(({ inputs }) => inputs.encrypted),
            [true, true],
        );
        const lifecycles = systems.map(({ inputs }) => inputs.lifecyclePolicies.length);
        assert.deepEqual(lifecycles.sort(), [0, 1]);
        assert.equal(of("aws:efs/accessPoint:AccessPoint").length, 4);
        assert.equal(of("aws:efs/fileSystemPolicy:FileSystemPolicy").length, 2);
        const volumes: any[] = one("bitcoin-node:node:NodeService").volumes;
        for (const { efsVolumeConfiguration: files } of volumes.slice(0, 4)) {
            assert.equal(files.transitEncryption, "ENABLED");
            assert.equal(files.authorizationConfig.iam, "ENABLED");
        }
        for (const stack of ["full", "minimal"]) {
            for (const { name, inputs } of of("aws:ec2/securityGroup:SecurityGroup", stack)) {
                const ports = inputs.ingress.flatMap((r: any) => [r.fromPort, r.toPort]);
                const expected = name.endsWith("-files") ? 2049 : 50002;
                assert.ok(
                    ports.every((port: number) => port === expected),
                    name,
                );
            }
        }
    });

    it("10: the image is not root, read-only, and in an immutable, scanned repository", () => {
        for (const { user, readonlyRootFilesystem } of containers()) {
            assert.match(user, /^[1-9]\d*:[1-9]\d*$/);
            assert.equal(readonlyRootFilesystem, true);
        }
        const repository = one("aws:ecr/repository:Repository");
        assert.equal(repository.imageTagMutability, "IMMUTABLE");
        assert.equal(repository.imageScanningConfiguration.scanOnPush, true);
        assert.ok(!service().enableExecuteCommand);
    });

    it("11: awsx makes the VPC, with names that resolve and S3 by its endpoint", () => {
        const vpc = one("awsx:ec2:Vpc");
        assert.deepEqual([vpc.enableDnsHostnames, vpc.enableDnsSupport], [true, true]);
        assert.deepEqual([vpc.subnetStrategy, vpc.vpcEndpointStrategy], ["Auto", "Auto"]);
        assert.equal(vpc.natGateways.strategy, "Single");
        assert.equal(one("awsx:ec2:Vpc", "minimal").natGateways.strategy, "None");
    });

    it("12: a pack sees the containers in a first preview, where ECS's JSON is not known yet", () => {
        assert.equal(one("aws:ecs/taskDefinition:TaskDefinition").containerDefinitions, null);
        assert.deepEqual(
            containers().map(({ name }) => name),
            ["monitor", "bitcoind", "electrumx"],
        );
    });

    it("13: the plan asks the real pack about every resource and allows both stacks", () => {
        for (const { violations } of plans.values()) assert.deepEqual(violations, []);
    });
});
