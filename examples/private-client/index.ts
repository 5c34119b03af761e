import * as aws from "@pulumi/aws";
import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";

/** What the node's stack says of itself: its outputs. */
interface Node {
    readonly privateServer: string;
    readonly fingerprint: string;
    readonly privateNetwork: { readonly vpcId: string; readonly subnetIds: string[] };
    readonly names: { readonly region: string; readonly topology: "full" | "minimal" };
}

const config = new pulumi.Config();
const stack = new pulumi.StackReference(config.require("node"));
const node = <Key extends keyof Node>(key: Key): pulumi.Output<Node[Key]> =>
    stack.requireOutput(key) as pulumi.Output<Node[Key]>;
const { vpcId, subnetIds } = node("privateNetwork");
const { region, topology } = node("names");

// The image.
const repository = new aws.ecr.Repository("client", { forceDelete: true });
const login = aws.ecr.getAuthorizationTokenOutput({ registryId: repository.registryId });
const image = new docker.Image("client", {
    imageName: pulumi.interpolate`${repository.repositoryUrl}:latest`,
    build: { context: ".", platform: "linux/amd64" },
    registry: {
        server: repository.repositoryUrl,
        username: login.userName,
        password: pulumi.secret(login.password),
    },
});

// What the task may do: be started, and reach ElectrumX, AWS's registry and its logs.
const executionRole = new aws.iam.Role("client", {
    assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({ Service: "ecs-tasks.amazonaws.com" }),
    managedPolicyArns: [aws.iam.ManagedPolicy.AmazonECSTaskExecutionRolePolicy],
});
const group = new aws.ec2.SecurityGroup("client", {
    vpcId,
    description: "A client of ElectrumX",
    egress: [
        { protocol: "tcp", fromPort: 50002, toPort: 50002, cidrBlocks: ["10.0.0.0/16"] },
        { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] },
    ],
});

// The task itself, and a cluster of its own: tasks in the node's would ring the node's alarms.
const cluster = new aws.ecs.Cluster("client");
const logs = new aws.cloudwatch.LogGroup("client", { retentionInDays: 7 });
const task = new aws.ecs.TaskDefinition("client", {
    family: "bitcoin-private-client",
    requiresCompatibilities: ["FARGATE"],
    networkMode: "awsvpc",
    cpu: "256",
    memory: "512",
    executionRoleArn: executionRole.arn,
    containerDefinitions: pulumi.jsonStringify([
        {
            name: "client",
            image: image.repoDigest,
            readonlyRootFilesystem: true,
            environment: [
                { name: "SERVER", value: node("privateServer") },
                { name: "FINGERPRINT", value: node("fingerprint") },
                { name: "SCRIPT_HASH", value: config.get("scriptHash") ?? "" },
            ],
            logConfiguration: {
                logDriver: "awslogs",
                options: {
                    "awslogs-group": logs.name,
                    "awslogs-region": region,
                    "awslogs-stream-prefix": "client",
                },
            },
        },
    ]),
});

// In the minimal stack there is no NAT: the registry is reached by an address of the task's own.
const address = topology.apply((of) => (of === "minimal" ? "ENABLED" : "DISABLED"));
const subnets = subnetIds.apply((ids) => ids.join(","));

/** The command that runs the client once. */
export const run = pulumi.interpolate`aws ecs run-task --region ${region} --cluster ${cluster.name} \
--launch-type FARGATE --task-definition ${task.family} --network-configuration \
'awsvpcConfiguration={subnets=[${subnets}],securityGroups=[${group.id}],assignPublicIp=${address}}'`;

/** The command that prints what it was answered. */
export const answer = pulumi.interpolate`aws logs tail ${logs.name} --region ${region}`;
