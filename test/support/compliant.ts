/** Resources that no rule of the pack has anything to say about: tests break one field of them. */

type Fields = Record<string, unknown>;

export const component = "bitcoin-node:test:Component";
export const digest = `registry/repository@sha256:${"0".repeat(64)}`;

export function container(change: Fields = {}): Fields {
    return {
        name: "bitcoind",
        image: digest,
        user: "1001:1000",
        entryPoint: ["start-bitcoind"],
        command: ["-chain=main", "-disablewallet=1", "-rpcbind=127.0.0.1", "-rpcallowip=127.0.0.1"],
        environment: [{ name: "NET", value: "mainnet" }],
        mountPoints: [{ sourceVolume: "blocks", containerPath: "/srv/blocks", readOnly: false }],
        readonlyRootFilesystem: true,
        linuxParameters: { capabilities: { drop: ["ALL"] } },
        stopTimeout: 120,
        logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/logs" } },
        ...change,
    };
}

/** A container with other words on its command line. */
export function bitcoind(...command: string[]): Fields {
    return container({ command });
}

export function volume(change: Fields = {}): Fields {
    const efsVolumeConfiguration = {
        fileSystemId: "fs-1",
        transitEncryption: "ENABLED",
        authorizationConfig: { accessPointId: "fsap-1", iam: "ENABLED" },
        ...change,
    };
    return { name: "blocks", efsVolumeConfiguration };
}

/** What a component shows of a task. */
export function task(containers: Fields[] = [container()], volumes: Fields[] = [volume()]): Fields {
    return { containers, volumes };
}

/** The same as ECS gets it. */
export function taskDefinition(...parts: Parameters<typeof task>): Fields {
    const { containers, volumes } = task(...parts);
    return { containerDefinitions: JSON.stringify(containers), volumes };
}

/** A security group that lets a port in from a range. */
export function group(port: number, source: Fields | string, change: Fields = {}): Fields {
    const from = typeof source === "string" ? { cidrBlocks: [source] } : source;
    return { ingress: [{ protocol: "tcp", fromPort: port, toPort: port, ...from, ...change }] };
}

export function repository(change: Fields = {}): Fields {
    return {
        imageTagMutability: "IMMUTABLE",
        imageScanningConfiguration: { scanOnPush: true },
        ...change,
    };
}

export function service(change: Fields = {}): Fields {
    return {
        desiredCount: 1,
        deploymentMinimumHealthyPercent: 0,
        deploymentMaximumPercent: 100,
        availabilityZoneRebalancing: "DISABLED",
        ...change,
    };
}

/** A statement that allows something on a named resource. */
export function allowed(action: string | string[], resource: string | string[] = "arn:it"): Fields {
    return { Effect: "Allow", Action: action, Resource: resource };
}

/** A role's policy with these statements. */
export function rolePolicy(...statements: Fields[]): Fields {
    return {
        role: "role",
        policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
    };
}
