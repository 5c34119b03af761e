import {
    bitcoind,
    component,
    container,
    digest,
    repository,
    service,
    task,
    taskDefinition,
    volume,
} from "../support/compliant";
import { allows, refuses, startedPack, unknown } from "../support/pack";

const ecs = "aws:ecs/taskDefinition:TaskDefinition";
const ecsService = "aws:ecs/service:Service";
const ecr = "aws:ecr/repository:Repository";
const changed = (change: Record<string, unknown>) => task([container(change)]);
const logOptions = (options: Record<string, string>) => ({ logDriver: "awslogs", options });
const rpc = ["-rpcbind=127.0.0.1", "-rpcallowip=127.0.0.1"];
const line = (...words: string[]) => task([bitcoind(...words)]);

describe("the pack on tasks", () => {
    const ask = startedPack();

    allows(ask, {
        "a component that shows its task": [component, task()],
        "the same in ECS's JSON": [ecs, taskDefinition()],
        "what is known only after deployment: image, ids, secrets": [
            component,
            task(
                [container({ image: unknown, secrets: [{ name: "TLS_PEM", valueFrom: unknown }] })],
                [
                    volume({
                        fileSystemId: unknown,
                        authorizationConfig: { accessPointId: unknown, iam: "ENABLED" },
                    }),
                ],
            ),
        ],
        "a volume that goes with the task": [
            component,
            task([container()], [volume(), { name: "cookie" }]),
        ],
        "a short stop of a container that only reads": [
            component,
            changed({ stopTimeout: 30, mountPoints: [{ sourceVolume: "blocks", readOnly: true }] }),
        ],
        "another program's options": [
            component,
            changed({ name: "web", entryPoint: ["nginx"], command: ["-wallet=x", "-prune=1"] }),
        ],
        "a paused service": [ecsService, service({ desiredCount: 0 })],
        "a repository": [ecr, repository()],
        "a log group": ["aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 30 }],
        "a file system": ["aws:efs/fileSystem:FileSystem", { encrypted: true, kmsKeyId: unknown }],
    });

    refuses(ask, "file-system-encrypted", {
        "a file system that leaves it to AWS": [
            "aws:efs/fileSystem:FileSystem",
            { creationToken: unknown },
            "is not encrypted at rest",
        ],
        "a file system that may be encrypted": [
            "aws:efs/fileSystem:FileSystem",
            { encrypted: unknown },
            "is not encrypted at rest",
        ],
        "a volume in plain text": [
            component,
            task(undefined, [volume({ transitEncryption: "DISABLED" })]),
            "mounts volume blocks without encryption in transit",
        ],
        "a volume in ECS's definition that says nothing": [
            ecs,
            taskDefinition(undefined, [volume({ transitEncryption: undefined })]),
            "mounts volume blocks without encryption in transit",
        ],
    });
    refuses(ask, "file-system-by-access-point", {
        "a volume without IAM": [
            component,
            task(undefined, [volume({ authorizationConfig: { accessPointId: unknown } })]),
            "mounts volume blocks without IAM",
        ],
        "a volume past access points": [
            ecs,
            taskDefinition(undefined, [volume({ authorizationConfig: { iam: "ENABLED" } })]),
            "mounts volume blocks past access points",
        ],
    });
    refuses(ask, "repository-immutable", {
        "tags that move": [
            ecr,
            repository({ imageTagMutability: undefined }),
            "lets its tags be moved",
        ],
        "tags that may move": [
            ecr,
            repository({ imageTagMutability: unknown }),
            "lets its tags be moved",
        ],
    });
    refuses(ask, "repository-scanned", {
        "no scan": [
            ecr,
            repository({ imageScanningConfiguration: undefined }),
            "does not scan what is pushed",
        ],
    });
    refuses(ask, "image-by-digest", {
        "a tag": [
            component,
            changed({ image: "debian:latest" }),
            "names the image of container bitcoind by a tag",
        ],
        "a short digest, in ECS's JSON, behind a good one": [
            ecs,
            taskDefinition([
                container(),
                container({ name: "web", entryPoint: ["x"], image: digest.slice(0, -1) }),
            ]),
            "names the image of container web by a tag",
        ],
    });
    refuses(ask, "container-not-root", {
        "root by number": [
            component,
            changed({ user: "0:0" }),
            "may run container bitcoind as root",
        ],
        "root's group": [
            component,
            changed({ user: "1001:0" }),
            "may run container bitcoind as root",
        ],
        "a name, which could be anybody": [
            ecs,
            taskDefinition([container({ user: "bitcoin" })]),
            "may run container bitcoind as root",
        ],
        "nobody named": [
            component,
            changed({ user: undefined }),
            "may run container bitcoind as root",
        ],
        "a user that is not known yet": [
            component,
            changed({ user: unknown }),
            "may run container bitcoind as root",
        ],
    });
    refuses(ask, "container-read-only", {
        "a root that can be written": [
            ecs,
            taskDefinition([container({ readonlyRootFilesystem: undefined })]),
            "lets container bitcoind write its root file system",
        ],
    });
    refuses(ask, "container-no-capabilities", {
        "a capability": [
            component,
            changed({ linuxParameters: { capabilities: { add: ["NET_ADMIN"] } } }),
            "gives container bitcoind rights over the kernel",
        ],
        "all rights": [
            component,
            changed({ privileged: true }),
            "gives container bitcoind rights over the kernel",
        ],
        "capabilities that are not known yet": [
            component,
            changed({ linuxParameters: { capabilities: { add: unknown } } }),
            "gives container bitcoind rights over the kernel",
        ],
    });
    refuses(
        ask,
        "no-plain-secret",
        Object.fromEntries(
            ["RPC_PASSWORD", "CLIENT_SECRET", "api_token", "TLS_PRIVATE_KEY", "API_KEY"].map(
                (name) => [
                    name,
                    [
                        component,
                        changed({ environment: [{ name, value: unknown }] }),
                        `sets ${name} of container bitcoind in plain text`,
                    ],
                ],
            ),
        ),
    );
    refuses(ask, "bitcoind-no-wallet", {
        "no word on wallets": [component, line(...rpc), "runs container bitcoind with a wallet"],
        "a wallet that is enabled later": [
            component,
            line("-disablewallet=1", "-disablewallet=0", ...rpc),
            "runs container bitcoind with a wallet",
        ],
        "two hyphens, and the last word counts": [
            ecs,
            taskDefinition([bitcoind("--disablewallet", "--disablewallet=0", ...rpc)]),
            "runs container bitcoind with a wallet",
        ],
        "bitcoind under another name": [
            component,
            changed({ name: "node", entryPoint: ["/usr/bin/bitcoind"], command: rpc }),
            "runs container node with a wallet",
        ],
    });
    refuses(ask, "bitcoind-rpc-on-loopback", {
        "no word on RPC": [
            component,
            line("-disablewallet=1"),
            "may answer RPC of container bitcoind beyond loopback",
        ],
        "every address": [
            component,
            line("-disablewallet=1", "-rpcbind=0.0.0.0", "-rpcallowip=127.0.0.1"),
            "may answer RPC of container bitcoind beyond loopback",
        ],
        "a range beside loopback": [
            component,
            line("-disablewallet=1", ...rpc, "-rpcallowip=10.0.0.0/16"),
            "may answer RPC of container bitcoind beyond loopback",
        ],
    });
    refuses(ask, "bitcoind-options-allowed", {
        pruning: [
            component,
            line("-disablewallet=1", ...rpc, "-prune=550"),
            "sets prune of container bitcoind: ElectrumX needs every block once",
        ],
        "a password and a command, each by itself": [
            ecs,
            taskDefinition([
                bitcoind(
                    "-disablewallet=1",
                    ...rpc,
                    "-rpcuser=x",
                    "-blocknotify=curl",
                    "-listen=1",
                ),
            ]),
            "sets rpcuser of container bitcoind: RPC stays on loopback with its cookie",
            "sets blocknotify of container bitcoind: nothing else runs beside the node",
            "sets listen of container bitcoind: the task accepts no peers",
        ],
    });
    refuses(ask, "one-task-at-a-time", {
        "two tasks": [ecsService, service({ desiredCount: 2 }), "may run two tasks at a time"],
        "AWS's own percentages": [
            ecsService,
            service({ deploymentMaximumPercent: undefined }),
            "may run two tasks at a time",
        ],
        "a task that moves between zones": [
            ecsService,
            service({ availabilityZoneRebalancing: "ENABLED" }),
            "may run two tasks at a time",
        ],
        "a count that is not known yet": [
            ecsService,
            service({ desiredCount: unknown }),
            "may run two tasks at a time",
        ],
        scaling: [
            "aws:appautoscaling/target:Target",
            { serviceNamespace: "ecs", maxCapacity: 2 },
            "may scale a service to two tasks",
        ],
    });
    refuses(ask, "logs-kept", {
        "logs for ever": [
            "aws:cloudwatch/logGroup:LogGroup",
            { name: "/logs", retentionInDays: 0 },
            "keeps its logs for ever",
        ],
        "a group that the container makes": [
            component,
            changed({ logConfiguration: logOptions({ "awslogs-create-group": "true" }) }),
            "lets container bitcoind make a log group of its own",
        ],
    });
    refuses(ask, "stop-timeout", {
        "ECS's default": [
            ecs,
            taskDefinition([container({ stopTimeout: undefined })]),
            "gives container bitcoind less than 120 s to stop",
        ],
    });
});
