import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { electrumPort } from "./addresses";
import type { Architecture, Topology } from "./choices";
import type { Container } from "./container";
import { electrumx } from "./daemons";
import { executionStatements, mountStatements, policy } from "./permissions";
import type { Roles } from "./roles";
import type { TaskSize } from "./sizes";
import type { FileSystemArns } from "./storage";
import { stackTag, tagsOf } from "./tags";
import type { Volume } from "./volumes";

/** ECS's longest grace period, in seconds: a target is unhealthy for the whole first sync. */
const longestGrace = 2_147_483_647;

export interface NodeServiceArgs {
    /** The containers as plain data, so that a policy pack can read them in the first preview. */
    containers: readonly Container[];
    volumes: readonly Volume[];
    settings: NodeSettings;
    roles: Pick<Roles, "execution" | "executionArn" | "task" | "taskArn">;
    /** What the roles may use, and nothing else. */
    uses: {
        fileSystems: readonly FileSystemArns[];
        repositoryArn: pulumi.Input<string>;
        secretArn: pulumi.Input<string>;
        logGroupArns: readonly pulumi.Input<string>[];
    };
    subnetIds: pulumi.Input<string>[];
    securityGroupId: pulumi.Input<string>;
    /** The Cloud Map service of the private name. */
    registryArn: pulumi.Input<string>;
    /** The load balancer's target group, where there is one. */
    targetGroupArn?: pulumi.Input<string> | undefined;
    /** A text whose change restarts the task, where there is one. */
    restartFor?: pulumi.Input<string> | undefined;
}

export interface NodeSettings extends TaskSize {
    readonly architecture: Architecture;
    /** Whether the task is stopped. The data stays. */
    readonly paused: boolean;
    /** In `minimal` the task has a public address of its own. */
    readonly topology: Topology;
}

/**
 * The node: one Fargate task, kept running by one service, never two at a time.
 *
 * Cost: by the second of vCPU and memory.
 */
export class NodeService extends pulumi.ComponentResource {
    readonly cluster: pulumi.Output<string>;
    readonly service: pulumi.Output<string>;
    readonly serviceArn: pulumi.Output<string>;

    constructor(name: string, args: NodeServiceArgs, opts?: pulumi.ComponentResourceOptions) {
        const { containers, volumes, roles, uses } = args;
        const { cpu, memory, paused } = args.settings;
        const grants = [
            { purpose: "start", role: roles.execution, statements: executionStatements(uses) },
            { purpose: "mount", role: roles.task, statements: mountStatements(uses.fileSystems) },
        ];
        // Plain data for a policy pack: in a first preview ECS's and IAM's JSON is not known yet.
        const statements = grants.flatMap((grant) => grant.statements);
        const inputs = { containers, volumes, statements, cpu, memory, paused };
        super("bitcoin-node:node:NodeService", name, inputs, opts);
        const permissions = grants.map(
            (grant) =>
                new aws.iam.RolePolicy(
                    `${name}-${grant.purpose}`,
                    { role: grant.role, policy: policy(grant.statements) },
                    { parent: this },
                ),
        );
        const cluster = new aws.ecs.Cluster(
            `${name}-cluster`,
            { settings: [{ name: "containerInsights", value: "disabled" }], tags: tagsOf(name) },
            { parent: this },
        );
        const taskDefinition = new aws.ecs.TaskDefinition(
            `${name}-task`,
            {
                // No other stack in the account has the same.
                family: stackTag(),
                requiresCompatibilities: ["FARGATE"],
                networkMode: "awsvpc",
                cpu: String(cpu),
                memory: String(memory),
                runtimePlatform: {
                    cpuArchitecture: args.settings.architecture === "arm64" ? "ARM64" : "X86_64",
                    operatingSystemFamily: "LINUX",
                },
                executionRoleArn: roles.executionArn,
                taskRoleArn: roles.taskArn,
                containerDefinitions: pulumi.jsonStringify(containers),
                volumes: [...volumes],
                tags: tagsOf(name),
            },
            { parent: this },
        );
        const service = this.run(name, args, cluster, taskDefinition, permissions);
        this.cluster = cluster.name;
        this.service = service.name;
        // What AWS gives a service for an id is its ARN.
        this.serviceArn = service.id;
        this.registerOutputs({ cluster: this.cluster, service: this.service });
    }

    private run(
        name: string,
        args: NodeServiceArgs,
        cluster: aws.ecs.Cluster,
        taskDefinition: aws.ecs.TaskDefinition,
        permissions: aws.iam.RolePolicy[],
    ): aws.ecs.Service {
        return new aws.ecs.Service(
            `${name}-service`,
            {
                cluster: cluster.arn,
                taskDefinition: taskDefinition.arn,
                launchType: "FARGATE",
                platformVersion: "1.4.0",
                desiredCount: args.settings.paused ? 0 : 1,
                // Two tasks on one set of databases would destroy them: the old one ends first.
                deploymentMinimumHealthyPercent: 0,
                deploymentMaximumPercent: 100,
                // Rebalancing starts the new task before the old one ends.
                availabilityZoneRebalancing: "DISABLED",
                networkConfiguration: {
                    subnets: args.subnetIds,
                    securityGroups: [args.securityGroupId],
                    assignPublicIp: args.settings.topology === "minimal",
                },
                serviceRegistries: { registryArn: args.registryArn },
                ...(args.targetGroupArn === undefined
                    ? {}
                    : {
                          loadBalancers: [
                              {
                                  targetGroupArn: args.targetGroupArn,
                                  containerName: electrumx.name,
                                  containerPort: electrumPort,
                              },
                          ],
                          healthCheckGracePeriodSeconds: longestGrace,
                      }),
                ...(args.restartFor === undefined
                    ? {}
                    : { forceNewDeployment: true, triggers: { restartFor: args.restartFor } }),
                enableEcsManagedTags: true,
                propagateTags: "SERVICE",
                tags: tagsOf(name),
            },
            { parent: this, dependsOn: permissions },
        );
    }
}
