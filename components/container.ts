import type * as pulumi from "@pulumi/pulumi";

/** The part of ECS's container definition that is used here, by ECS's own names. */
export interface Container {
    readonly name: string;
    readonly image: pulumi.Input<string>;
    readonly essential: true;
    readonly user: string;
    readonly entryPoint: readonly string[];
    readonly command?: readonly string[];
    readonly environment: readonly { name: string; value: string }[];
    readonly secrets?: readonly { name: string; valueFrom: pulumi.Input<string> }[];
    readonly dependsOn?: readonly { containerName: string; condition: "START" }[];
    readonly portMappings?: readonly { containerPort: number; hostPort: number; protocol: "tcp" }[];
    readonly mountPoints: readonly MountPoint[];
    readonly readonlyRootFilesystem: true;
    readonly linuxParameters: {
        readonly capabilities: { readonly drop: readonly string[] };
        readonly tmpfs: readonly Tmpfs[];
    };
    readonly ulimits: readonly { name: string; softLimit: number; hardLimit: number }[];
    readonly systemControls?: readonly { namespace: `net.${string}`; value: string }[];
    readonly stopTimeout: number;
    readonly healthCheck: HealthCheck;
    readonly logConfiguration: {
        readonly logDriver: "awslogs";
        readonly options: Readonly<Record<string, string>>;
    };
}

export interface MountPoint {
    readonly sourceVolume: string;
    readonly containerPath: string;
    readonly readOnly: boolean;
}

export interface Tmpfs {
    readonly containerPath: string;
    /** MiB. */
    readonly size: number;
    readonly mountOptions: readonly string[];
}

interface HealthCheck {
    readonly command: readonly string[];
    /** Seconds, as the two that follow. */
    readonly interval: number;
    readonly timeout: number;
    readonly startPeriod: number;
    readonly retries: number;
}
