import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { containerDefinitions } from "../../components/containers";
import { NodeService } from "../../components/nodeService";
import type { NodeServiceArgs, NodeSettings } from "../../components/nodeService";
import { volumes } from "../../components/volumes";
import { all, only } from "../support/resources";

const mount = (name: string) => ({
    fileSystemId: pulumi.output(`fs-${name}`),
    accessPointId: pulumi.output(`fsap-${name}`),
});
const settings: NodeSettings = {
    cpu: 2048,
    memory: 8192,
    architecture: "x86_64",
    paused: false,
    topology: "full",
};
const chain = { network: "mainnet", phase: "serve", bitcoinConf: [], region: "us-east-1" } as const;

function nodeArgs(change: Partial<NodeSettings> = {}): NodeServiceArgs {
    return {
        containers: containerDefinitions({
            settings: { ...chain, ...settings },
            stackTag: "bitcoin-node-test",
            image: "repository@sha256:digest",
            secretVersion: "arn:secret:::1",
            logGroups: {
                monitor: "/logs/monitor",
                bitcoind: "/logs/bitcoind",
                electrumx: "/logs/electrumx",
            },
        }),
        volumes: volumes({
            blocks: mount("blocks"),
            bitcoind: mount("bitcoind"),
            electrumx: mount("electrumx"),
            monitor: mount("monitor"),
        }),
        settings: { ...settings, ...change },
        roles: {
            execution: pulumi.output("execution"),
            executionArn: pulumi.output("arn:execution"),
            task: pulumi.output("task"),
            taskArn: pulumi.output("arn:task"),
        },
        uses: {
            fileSystems: [
                { arn: pulumi.output("arn:fs"), accessPointArns: [pulumi.output("arn:fsap")] },
            ],
            repositoryArn: "arn:repository",
            secretArn: "arn:secret",
            logGroupArns: ["arn:logs-1", "arn:logs-2"],
        },
        subnetIds: ["subnet-1", "subnet-2"],
        securityGroupId: "sg-task",
        registryArn: "arn:registry",
        targetGroupArn: "arn:target-group",
    };
}

const service = async () => (await only("aws:ecs/service:Service")).inputs;
const task = async () => (await only("aws:ecs/taskDefinition:TaskDefinition")).inputs;

describe("NodeService", () => {
    it("never runs two tasks at a time", async () => {
        new NodeService("node", nodeArgs());
        const inputs = await service();
        assert.equal(inputs.desiredCount, 1);
        assert.equal(inputs.deploymentMinimumHealthyPercent, 0);
        assert.equal(inputs.deploymentMaximumPercent, 100);
        assert.equal(inputs.availabilityZoneRebalancing, "DISABLED");
    });

    it("stops the task when paused", async () => {
        new NodeService("node", nodeArgs({ paused: true }));
        assert.equal((await service()).desiredCount, 0);
    });

    it("waits for ever behind a load balancer, and sets no grace period without one", async () => {
        new NodeService("node", nodeArgs());
        const inputs = await service();
        assert.equal(inputs.healthCheckGracePeriodSeconds, 2_147_483_647);
        assert.deepEqual(inputs.loadBalancers, [
            {
                targetGroupArn: "arn:target-group",
                containerName: "electrumx",
                containerPort: 50002,
            },
        ]);
    });

    it("has a public address only in the minimal topology", async () => {
        new NodeService("node", {
            ...nodeArgs({ topology: "minimal" }),
            targetGroupArn: undefined,
        });
        const inputs = await service();
        assert.equal(inputs.networkConfiguration.assignPublicIp, true);
        assert.equal(inputs.loadBalancers, undefined);
        assert.equal(inputs.healthCheckGracePeriodSeconds, undefined);
    });

    it("is in the task's subnets and group, under the private name", async () => {
        new NodeService("node", nodeArgs());
        const inputs = await service();
        assert.deepEqual(inputs.networkConfiguration, {
            subnets: ["subnet-1", "subnet-2"],
            securityGroups: ["sg-task"],
            assignPublicIp: false,
        });
        assert.deepEqual(inputs.serviceRegistries, { registryArn: "arn:registry" });
        assert.equal(inputs.propagateTags, "SERVICE");
    });

    it("restarts the task for a reason that is given, and otherwise only when it changes", async () => {
        new NodeService("node", nodeArgs());
        new NodeService("named", { ...nodeArgs(), restartFor: "node.example.com" });
        const services = await all("aws:ecs/service:Service");
        assert.deepEqual(
            services.map(({ inputs }) => [inputs.forceNewDeployment, inputs.triggers]),
            [
                [undefined, undefined],
                [true, { restartFor: "node.example.com" }],
            ],
        );
    });

    it("runs on Fargate in the size and on the processor that are set", async () => {
        new NodeService("node", nodeArgs({ architecture: "arm64" }));
        const inputs = await task();
        assert.deepEqual(inputs.requiresCompatibilities, ["FARGATE"]);
        assert.equal(inputs.networkMode, "awsvpc");
        assert.equal(inputs.cpu, "2048");
        assert.equal(inputs.memory, "8192");
        assert.equal(inputs.runtimePlatform.cpuArchitecture, "ARM64");
    });

    it("mounts four folders through IAM and access points, encrypted, and two from nowhere", async () => {
        new NodeService("node", nodeArgs());
        const [blocks, bitcoind, electrumx, monitor, ...ofTask] = (await task()).volumes;
        const folders = { blocks, bitcoind, electrumx, monitor };
        for (const [name, volume] of Object.entries(folders) as any) {
            assert.deepEqual(volume, {
                name,
                efsVolumeConfiguration: {
                    fileSystemId: `fs-${name}`,
                    transitEncryption: "ENABLED",
                    authorizationConfig: { accessPointId: `fsap-${name}`, iam: "ENABLED" },
                },
            });
        }
        assert.deepEqual(ofTask, [{ name: "cookie" }, { name: "waiting" }]);
    });

    it("shows its containers to a policy pack as plain data, and gives ECS the same as JSON", async () => {
        const args = nodeArgs();
        new NodeService("node", args);
        const component = await only("bitcoin-node:node:NodeService");
        assert.deepEqual(component.inputs.containers, JSON.parse(JSON.stringify(args.containers)));
        assert.deepEqual(
            JSON.parse((await task()).containerDefinitions),
            component.inputs.containers,
        );
        assert.equal(component.inputs.volumes.length, 6);
    });

    it("grants what the start and the task need, on named resources", async () => {
        new NodeService("node", nodeArgs());
        const policies = await all("aws:iam/rolePolicy:RolePolicy");
        const byRole = Object.fromEntries(
            policies.map(({ inputs }) => [inputs.role, JSON.parse(inputs.policy).Statement]),
        );
        assert.deepEqual(
            byRole["execution"].map((one: any) => one.Resource),
            ["*", "arn:repository", "arn:secret", ["arn:logs-1:*", "arn:logs-2:*"]],
        );
        // The only action that AWS offers for no named resource.
        assert.deepEqual(byRole["execution"][0].Action, ["ecr:GetAuthorizationToken"]);
        assert.deepEqual(byRole["task"], [
            {
                Sid: "MountFileSystem1",
                Effect: "Allow",
                Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
                Resource: "arn:fs",
                Condition: {
                    StringEquals: { "elasticfilesystem:AccessPointArn": ["arn:fsap"] },
                },
            },
        ]);
        const shown = (await only("bitcoin-node:node:NodeService")).inputs.statements;
        assert.deepEqual(shown, [...byRole["execution"], ...byRole["task"]]);
        const actions = Object.values(byRole)
            .flat()
            .flatMap((one: any) => one.Action);
        assert.ok(actions.every((action) => !action.includes("*")));
    });
});
