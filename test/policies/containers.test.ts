import { component, container, digest, task, taskDefinition, volume } from "../support/compliant";
import { allows, refuses, startedPack, unknown } from "../support/pack";

const ecs = "aws:ecs/taskDefinition:TaskDefinition";
const changed = (change: Record<string, unknown>) => task([container(change)]);

describe("the pack on containers", () => {
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
});
