import * as pulumi from "@pulumi/pulumi";

import type { Settings } from "../config";
import type { DaemonName } from "./daemons";
import { stackTag } from "./tags";

/** What a command needs to find and to describe a deployed stack: the output `names`. */
export interface Names extends Described {
    /** PROJECT-STACK: the name of the task family, and of the stack's metrics. */
    readonly stackTag: string;
    /** ECS's cluster and the service in it, by their names. */
    readonly cluster: string;
    readonly service: string;
    /** The security group that only the task has. */
    readonly taskGroupId: string;
    /** A name of one's own, or the load balancer's; null where the task's own address is the way in. */
    readonly host: string | null;
    /** ElectrumX's name inside the VPC. */
    readonly privateHost: string;
    /** The log group of each container. */
    readonly logGroups: Readonly<Record<DaemonName, string>>;
    /** Where alarms are sent; only with `alarmEmail`. */
    readonly topicArn?: string;
    readonly fileSystemIds: { readonly blocks: string; readonly databases: string };
}

/** The settings that the output repeats. */
const described = [
    "region",
    "network",
    "topology",
    "access",
    "phase",
    "paused",
    "protectData",
    "certificateGeneration",
] as const;

type Described = Pick<Settings, (typeof described)[number]>;

/** What of the program's own parts the output is made of. */
export interface NamesArgs {
    readonly settings: Settings;
    readonly cluster: pulumi.Output<string>;
    readonly service: pulumi.Output<string>;
    readonly taskGroupId: pulumi.Output<string>;
    readonly host: pulumi.Output<string> | undefined;
    readonly privateHost: string;
    readonly logGroups: Names["logGroups"];
    readonly topicArn: pulumi.Output<string> | undefined;
    readonly fileSystemIds: {
        readonly blocks: pulumi.Output<string>;
        readonly databases: pulumi.Output<string>;
    };
}

/** The output `names`. */
export function namesOutput({ settings, host, topicArn, ...named }: NamesArgs) {
    const facts = Object.fromEntries(described.map((name) => [name, settings[name]])) as Described;
    return pulumi.output({
        ...facts,
        ...named,
        stackTag: stackTag(),
        host: host ?? null,
        ...(topicArn && { topicArn }),
    });
}
