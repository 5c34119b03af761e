import type { Network, Phase } from "../../components/choices";
import { alarms } from "../../components/alarms";
import { metrics } from "../../components/metrics";
import { taskSize } from "../../components/sizes";
import type { TaskSize } from "../../components/sizes";
import type { Settings } from "../../config";
import {
    blockReads,
    changedInBackups,
    chainSizes,
    firstSyncDays,
    monthlyTraffic,
    rewrites,
} from "./assumptions";
import { bill, cents, taskHour } from "./bill";
import type { Billed, BilledTask, MonthlyCost } from "./bill";
import { prices } from "./prices";
import type { Planned } from "./vpc";

/** What a stack is in: one of its phases, or the pause after the first sync. */
export const stages = ["sync", "serve", "paused"] as const;
export type Stage = (typeof stages)[number];

/** Each phase has alarms of its own, so they are counted without a stack and its names. */
const unnamed = { stack: "", stackTag: "", fileSystemIds: { blocks: "", databases: "" } };

/** What the first sync costs, once, and the days it was reckoned with. */
export interface FirstSyncCost {
    readonly usd: number;
    readonly days: number;
}

/** The task's size as far as the stack's file sets it; the rest goes by phase. */
export type GivenSize = Partial<TaskSize>;

/** What the planned resources cost in a month of each stage, by us-east-1's prices. */
export function costByStage(
    planned: readonly Planned[],
    settings: Settings,
    given: GivenSize,
): Record<Stage, MonthlyCost> {
    const cost = (phase: Phase, paused: boolean): MonthlyCost => {
        const size = taskSize(phase, settings.network, given);
        return monthlyCost(planned, { ...settings, ...size, phase, paused });
    };
    return { sync: cost("sync", false), serve: cost("serve", false), paused: cost("serve", true) };
}

/** What the planned resources cost in a month with these settings. */
export function monthlyCost(planned: readonly Planned[], settings: Settings): MonthlyCost {
    const count = (type: string): number => planned.filter((one) => one.type === type).length;
    const task = settings.paused ? undefined : settings;
    const balancers = count("aws:lb/loadBalancer:LoadBalancer");
    const natGateways = count("aws:ec2/natGateway:NatGateway");
    const balancerAddresses = settings.access === "public" ? 2 * balancers : 0;
    const taskAddresses = settings.topology === "minimal" && task ? 1 : 0;
    return bill({
        task,
        ...stored(settings.network, settings.phase),
        ...(task ? traffic(natGateways) : { throughNatGib: 0, outGib: 0, logsGib: 0 }),
        backupGib: count("aws:backup/vault:Vault") * backedUp(settings.network, settings.phase),
        natGateways,
        balancers,
        addresses: count("aws:ec2/eip:Eip") + balancerAddresses + taskAddresses,
        // A metric that nobody tells costs nothing, and the monitor ends with the task.
        metrics: task ? Object.keys(metrics).length : 0,
        alarms: alarms({ ...settings, ...unnamed }).length,
        dashboards: count("aws:cloudwatch/dashboard:Dashboard"),
        privateZones: count("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace"),
        secrets: count("aws:secretsmanager/secret:Secret"),
        imagesGib: count("aws:ecr/repository:Repository"),
    });
}

/** What the first sync costs on top of the month: the large task, elastic throughput and traffic. */
export function firstSyncCost(settings: Settings, given: GivenSize): FirstSyncCost {
    const { network, architecture, topology } = settings;
    const { blocks, databases } = chainSizes[network];
    const size = taskSize("sync", network, given);
    const written = blocks + databases * rewrites.written;
    const read = blocks * blockReads + databases * rewrites.read;
    const throughput = written * prices.efs.elasticWriteGib + read * prices.efs.elasticReadGib;
    return syncCost(network, { ...size, architecture }, throughput, topology === "full");
}

/** What AWS bills once for filling the file systems from recovery points, in US dollars. */
export function restoreCost(network: Network): number {
    const { blocks, databases } = chainSizes[network];
    return cents((blocks + databases) * prices.backup.restoreGib);
}

/** A first sync by a task, with what the throughput of its files costs, in US dollars. */
export function syncCost(
    network: Network,
    task: BilledTask,
    throughputUsd: number,
    throughNat: boolean,
): FirstSyncCost {
    const days = firstSyncDays[network];
    const traffic = throughNat ? chainSizes[network].blocks * prices.nat.gib : 0;
    return { usd: cents(days * 24 * taskHour(task) + throughputUsd + traffic), days };
}

/** Where EFS keeps a network's data: blocks leave the dear class when unread for 30 days. */
export function stored(
    network: Network,
    phase: Phase,
): Pick<Billed, "standardGib" | "infrequentGib"> {
    const { blocks, databases, blocksPerMonth } = chainSizes[network];
    const recent = phase === "sync" ? blocks : Math.min(blocks, blocksPerMonth);
    return { standardGib: recent + databases, infrequentGib: blocks - recent };
}

/** What recovery points hold, in GiB: none are made before the data is whole. */
function backedUp(network: Network, phase: Phase): number {
    const { blocks, databases } = chainSizes[network];
    return phase === "sync" ? 0 : Math.round(blocks + databases * (1 + changedInBackups));
}

/** What passes in a month while a node serves. */
export function traffic(natGateways: number): Pick<Billed, "throughNatGib" | "outGib" | "logsGib"> {
    const { throughNat, out, logs } = monthlyTraffic;
    return { throughNatGib: natGateways > 0 ? throughNat : 0, outGib: out, logsGib: logs };
}
