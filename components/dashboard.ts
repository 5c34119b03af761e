import type * as pulumi from "@pulumi/pulumi";

import type { FileSystemIds } from "./alarms";
import type { Network, Phase, Topology } from "./choices";
import * as content from "./widgets";
import type { Content } from "./widgets";

export interface DashboardArgs {
    /** The Pulumi stack's name, for the commands in the text. */
    readonly stack: string;
    /** PROJECT-STACK: what the metrics are told by. */
    readonly stackTag: string;
    readonly region: string;
    readonly network: Network;
    readonly topology: Topology;
    readonly phase: Phase;
    readonly paused: boolean;
    readonly alarmArns: readonly pulumi.Input<string>[];
    /** The log group of the monitor's lines. */
    readonly logGroup: string;
    /** ECS's cluster and service, by name. */
    readonly cluster: pulumi.Input<string>;
    readonly service: pulumi.Input<string>;
    readonly fileSystemIds: FileSystemIds;
    readonly natGatewayIds: readonly pulumi.Input<string>[];
    /** The load balancer as CloudWatch names it, where there is one. */
    readonly balancer: pulumi.Input<string> | undefined;
}

/** A widget in its place: a page has 24 columns, and as many rows as are needed. */
export type Widget = Content & {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
};

/** A dashboard as CloudWatch takes it (API Reference, "Dashboard Body Structure and Syntax"). */
export interface DashboardBody {
    readonly start: string;
    readonly periodOverride: "inherit";
    readonly widgets: readonly Widget[];
}

/** One page that answers: is it working, how long still, what does it cost. */
export function dashboard(args: DashboardArgs): DashboardBody {
    const widgets = [
        ...across(0, 4, [8, content.introduction(args)], [16, content.alarmStates(args)]),
        ...across(4, 4, [16, content.states(args)], [8, content.numbers(args)]),
        ...across(
            8,
            6,
            [8, content.blocks(args)],
            [8, content.serving(args)],
            [8, content.connections(args)],
        ),
        ...across(
            14,
            6,
            [8, content.stored(args)],
            [8, content.traffic(args)],
            [8, content.taskUse(args)],
        ),
    ];
    return { start: "-P1D", periodOverride: "inherit", widgets };
}

/** A row of widgets, one beside the other. */
function across(y: number, height: number, ...cells: [width: number, Content][]): Widget[] {
    let right = 0;
    return cells.map(([width, one]) => {
        const x = right;
        right += width;
        return { ...one, x, y, width, height };
    });
}
