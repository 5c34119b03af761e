import type * as pulumi from "@pulumi/pulumi";

import type { DashboardArgs } from "./dashboard";
import { metricDimension, metricNamespace } from "./metrics";
import type { MetricName } from "./metrics";

/** A metric by its names, or what is reckoned from others. */
type Row = readonly [...names: pulumi.Input<string>[], options: RowOptions];

interface RowOptions {
    readonly label?: string;
    /** By what an expression names it. */
    readonly id?: string;
    readonly expression?: string;
    readonly visible?: false;
}

/** A graph, or numbers. */
export interface MetricContent {
    readonly type: "metric";
    readonly properties: {
        readonly title: string;
        readonly region: string;
        readonly view: "timeSeries" | "singleValue";
        readonly stat: "Average" | "Maximum" | "Sum";
        /** Seconds. */
        readonly period: number;
        readonly metrics: readonly Row[];
        readonly yAxis?: { readonly left: { readonly min: number } };
    };
}

/** What is in a widget, in CloudWatch's words. */
export type Content =
    | MetricContent
    | { readonly type: "text"; readonly properties: { readonly markdown: string } }
    | {
          readonly type: "alarm";
          readonly properties: {
              readonly title: string;
              readonly alarms: readonly pulumi.Input<string>[];
          };
      }
    | {
          readonly type: "log";
          readonly properties: {
              readonly title: string;
              readonly region: string;
              readonly view: "table";
              readonly query: string;
          };
      };

/** What the stack is, and the commands that say more. */
export function introduction(args: DashboardArgs): Content {
    const { stack, stackTag, network, topology, phase, paused } = args;
    const markdown = [
        `## ${stackTag}`,
        `${network}, ${topology}, phase ${phase}${paused ? ", paused" : ""}`,
        `- \`npm run status -- --stack ${stack}\`: how far, how long`,
        `- \`npm run connect -- --stack ${stack}\`: for a wallet`,
        `- \`npm start -- --stack ${stack}\`: what it costs`,
    ].join("\n");
    return { type: "text", properties: { markdown } };
}

export function alarmStates({ alarmArns: arns }: DashboardArgs): Content {
    return { type: "alarm", properties: { title: "Is anything wrong?", alarms: arns } };
}

/** The last states, the present one first. Logs Insights bills by what it reads: a day is 5 MB or so. */
export function states({ region, logGroup }: DashboardArgs): Content {
    const query = [
        `SOURCE '${logGroup}'`,
        "filter ispresent(State)",
        "stats latest(Reason) as Why by Since, State",
        "sort Since desc",
        "limit 4",
    ].join(" | ");
    const title = "What does it do? The present state first";
    return { type: "log", properties: { title, region, view: "table", query } };
}

export function numbers(args: DashboardArgs): Content {
    const left: Row = [...own(args, "SecondsLeft"), { id: "seconds", visible: false }];
    const hours: Row = [{ expression: "seconds / 3600", label: "hours left", id: "hours" }];
    return metricWidget(args, {
        title: "How long still?",
        view: "singleValue",
        stat: "Average",
        period: 300,
        metrics: [
            hours,
            left,
            [...own(args, "BlocksBehind"), { label: "blocks behind" }],
            [...own(args, "Sessions"), { label: "wallets connected" }],
        ],
    });
}

export function blocks(args: DashboardArgs): Content {
    return graph(args, "How far? Blocks", "Maximum", 300, [
        [...own(args, "Headers"), { label: "the network" }],
        [...own(args, "Blocks"), { label: "bitcoind" }],
        [...own(args, "TransactionIndexBlocks"), { label: "transaction index" }],
        [...own(args, "ElectrumBlocks"), { label: "ElectrumX" }],
    ]);
}

export function serving(args: DashboardArgs): Content {
    return graph(args, "Can wallets use it? 1 is yes", "Average", 300, [
        [...own(args, "Serving"), { label: "serving" }],
        [...own(args, "Stalled"), { label: "stalled" }],
    ]);
}

export function connections(args: DashboardArgs): Content {
    return graph(args, "Who is connected?", "Maximum", 300, [
        [...own(args, "Peers"), { label: "peers" }],
        [...own(args, "Sessions"), { label: "wallets" }],
    ]);
}

/** What EFS bills by the month: it tells the size by class, every quarter of an hour. */
export function stored(args: DashboardArgs): Content {
    const { blocks, databases } = args.fileSystemIds;
    const size = (id: pulumi.Input<string>, kind: string, label: string): Row => {
        const names = ["AWS/EFS", "StorageBytes", "StorageClass", kind, "FileSystemId", id];
        return [...names, { label }];
    };
    return graph(args, "What is stored? Bytes", "Average", 900, [
        size(blocks, "Standard", "blocks, Standard"),
        size(blocks, "IA", "blocks, Infrequent Access"),
        size(databases, "Standard", "databases, Standard"),
    ]);
}

/** What is billed by what passes: the storage's traffic in sync only. */
export function traffic(args: DashboardArgs): Content {
    const { fileSystemIds, natGatewayIds, balancer } = args;
    const storage = Object.entries(fileSystemIds).flatMap(([holds, id]): Row[] => [
        ["AWS/EFS", "DataReadIOBytes", "FileSystemId", id, { label: `${holds} read` }],
        ["AWS/EFS", "DataWriteIOBytes", "FileSystemId", id, { label: `${holds} written` }],
    ]);
    const nats = natGatewayIds.map((id, i): Row => {
        const label = natGatewayIds.length === 1 ? "NAT in" : `NAT ${i + 1} in`;
        return ["AWS/NATGateway", "BytesInFromDestination", "NatGatewayId", id, { label }];
    });
    const balancers = balancer === undefined ? [] : [balancer];
    const wallets = balancers.map((name): Row => {
        const names = ["AWS/NetworkELB", "ProcessedBytes", "LoadBalancer", name];
        return [...names, { label: "load balancer" }];
    });
    return graph(args, "What passes? Bytes an hour", "Sum", 3600, [
        ...storage,
        ...nats,
        ...wallets,
    ]);
}

/** Whether the task is larger than it has to be. */
export function taskUse(args: DashboardArgs): Content {
    const { cluster, service } = args;
    const of = ["ClusterName", cluster, "ServiceName", service];
    return graph(args, "Is the task too large? Per cent used", "Average", 300, [
        ["AWS/ECS", "CPUUtilization", ...of, { label: "processor" }],
        ["AWS/ECS", "MemoryUtilization", ...of, { label: "memory" }],
    ]);
}

function graph(
    args: DashboardArgs,
    title: string,
    stat: MetricContent["properties"]["stat"],
    period: number,
    metrics: readonly Row[],
): MetricContent {
    const yAxis = { left: { min: 0 } };
    return metricWidget(args, { title, view: "timeSeries", stat, period, metrics, yAxis });
}

function metricWidget(
    { region }: DashboardArgs,
    properties: Omit<MetricContent["properties"], "region">,
): MetricContent {
    return { type: "metric", properties: { ...properties, region } };
}

/** The names of one of the monitor's metrics. */
function own({ stackTag }: DashboardArgs, name: MetricName): string[] {
    return [metricNamespace, name, metricDimension, stackTag];
}
