import type { Architecture } from "../../components/choices";
import type { TaskSize } from "../../components/sizes";
import { hoursPerMonth, prices } from "./prices";

/** A task's size and processor, which make its price. */
export type BilledTask = TaskSize & { readonly architecture: Architecture };

/** What AWS bills in a month, counted. */
export interface Billed {
    /** The task that runs, or undefined where none does. */
    readonly task: BilledTask | undefined;
    /** What EFS keeps in its two classes, in GiB. */
    readonly standardGib: number;
    readonly infrequentGib: number;
    /** What AWS Backup keeps, in GiB. */
    readonly backupGib: number;
    readonly natGateways: number;
    readonly balancers: number;
    /** Public IPv4 addresses, the NAT gateways' and the load balancer's among them. */
    readonly addresses: number;
    /** What passes, in GiB: through NAT, out to the internet, into the logs. */
    readonly throughNatGib: number;
    readonly outGib: number;
    readonly logsGib: number;
    /** CloudWatch's, beside AWS's own metrics, which are free. */
    readonly metrics: number;
    readonly alarms: number;
    readonly dashboards: number;
    readonly privateZones: number;
    readonly secrets: number;
    readonly imagesGib: number;
}

/** A line of the bill, in US dollars a month. */
export interface CostLine {
    readonly item: string;
    readonly monthlyUsd: number;
}

export interface MonthlyCost {
    /** The sum of the lines. */
    readonly monthlyUsd: number;
    /** In the same order for whatever is billed; what is not there costs 0. */
    readonly lines: readonly CostLine[];
}

/** The bill of a month, by us-east-1's prices. */
export function bill(billed: Billed): MonthlyCost {
    const { nat, loadBalancer, logs, efs, backup } = prices;
    // Wallets need a part of what a capacity unit covers.
    const balancerHour = loadBalancer.hour + 0.1 * loadBalancer.capacityUnitHour;
    const { metrics, alarms, dashboards, standardGib, infrequentGib, backupGib } = billed;
    const lines: [string, number][] = [
        [taskText(billed.task), billed.task ? hoursPerMonth * taskHour(billed.task) : 0],
        [`EFS Standard, ${standardGib} GiB`, standardGib * efs.standardGibMonth],
        [`EFS Infrequent Access, ${infrequentGib} GiB`, infrequentGib * efs.infrequentGibMonth],
        [`Backups, ${backupGib} GiB`, backupGib * backup.keptGibMonth],
        ["NAT gateway", billed.natGateways * nat.hour * hoursPerMonth],
        ["NAT traffic", billed.throughNatGib * nat.gib],
        ["Network load balancer", billed.balancers * balancerHour * hoursPerMonth],
        ["Public IPv4 addresses", billed.addresses * prices.publicAddressHour * hoursPerMonth],
        ["Data out", billed.outGib * prices.dataOutGib],
        ["Logs", billed.logsGib * (logs.ingestGib + logs.keepGibMonth)],
        [`Metrics, ${metrics}`, metrics * prices.customMetricMonth],
        ["Alarms and dashboard", alarms * prices.alarmMonth + dashboards * prices.dashboardMonth],
        ["Private DNS zone", billed.privateZones * prices.hostedZoneMonth],
        ["TLS secret", billed.secrets * prices.secretMonth],
        ["Image", billed.imagesGib * prices.imageGibMonth],
    ];
    const rounded = lines.map(([item, usd]) => ({ item, monthlyUsd: cents(usd) }));
    return { monthlyUsd: cents(sum(rounded.map((line) => line.monthlyUsd))), lines: rounded };
}

/** What a task costs in an hour, in US dollars. */
export function taskHour({ cpu, memory, architecture }: BilledTask): number {
    const { vcpuHour, gibHour } = prices.fargate[architecture];
    return (cpu / 1024) * vcpuHour + (memory / 1024) * gibHour;
}

/** US dollars, rounded to cents. */
export function cents(usd: number): number {
    return Math.round(usd * 100) / 100;
}

function taskText(task: BilledTask | undefined): string {
    if (task === undefined) return "Fargate";
    return `Fargate, ${task.cpu / 1024} vCPU and ${task.memory / 1024} GiB (${task.architecture})`;
}

function sum(numbers: readonly number[]): number {
    return numbers.reduce((a, b) => a + b, 0);
}
