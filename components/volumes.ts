import type * as pulumi from "@pulumi/pulumi";

import type { Mount } from "./storage";

/** A volume of a task definition, by ECS's own names. */
export interface Volume {
    readonly name: string;
    readonly efsVolumeConfiguration?: {
        readonly fileSystemId: pulumi.Input<string>;
        readonly transitEncryption: "ENABLED";
        readonly authorizationConfig: {
            readonly accessPointId: pulumi.Input<string>;
            readonly iam: "ENABLED";
        };
    };
}

/** The volumes that live as long as the task: the cookie's, and what a daemon waits for. */
export const volumesOfTask = ["cookie", "waiting"] as const;

/** The task's volumes: four folders on EFS, and those that live as long as the task. */
export function volumes(storage: {
    readonly blocks: Mount;
    readonly bitcoind: Mount;
    readonly electrumx: Mount;
    readonly monitor: Mount;
}): Volume[] {
    const mounts = [
        ["blocks", storage.blocks],
        ["bitcoind", storage.bitcoind],
        ["electrumx", storage.electrumx],
        ["monitor", storage.monitor],
    ] as const;
    return [
        ...mounts.map(([name, { fileSystemId, accessPointId }]) => ({
            name,
            efsVolumeConfiguration: {
                fileSystemId,
                transitEncryption: "ENABLED" as const,
                authorizationConfig: { accessPointId, iam: "ENABLED" as const },
            },
        })),
        ...volumesOfTask.map((name) => ({ name })),
    ];
}
