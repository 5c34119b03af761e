import type { Settings } from "../../config";
import { taskSize } from "../../components/sizes";
import type { TaskSize } from "../../components/sizes";
import { blockReads, chainSizes, firstSyncDays, monthlyTraffic, rewrites } from "./assumptions";
import { hoursPerMonth, prices } from "./prices";
import type { Planned } from "./vpc";

/** A line of the bill, in US dollars a month. */
export interface CostLine {
    readonly item: string;
    readonly monthlyUsd: number;
}

export interface MonthlyCost {
    /** The sum of the lines. */
    readonly monthlyUsd: number;
    readonly lines: readonly CostLine[];
}

/** What the first sync costs, once, and the days it was reckoned with. */
export interface FirstSyncCost {
    readonly usd: number;
    readonly days: number;
}

/** What the planned resources cost in a month of the phase that is set, by us-east-1's prices. */
export function monthlyCost(planned: readonly Planned[], settings: Settings): MonthlyCost {
    const count = (type: string): number => planned.filter((one) => one.type === type).length;
    const tasks = settings.paused ? 0 : count("aws:ecs/service:Service");
    const balancers = count("aws:lb/loadBalancer:LoadBalancer");
    const nats = count("aws:ec2/natGateway:NatGateway");
    const balancerAddresses = settings.access === "public" ? 2 * balancers : 0;
    const taskAddresses = settings.topology === "minimal" ? tasks : 0;
    const addresses = count("aws:ec2/eip:Eip") + balancerAddresses + taskAddresses;
    const { loadBalancer: lb, logs } = prices;
    const capacity = 0.1 * lb.capacityUnitHour;
    const lines: [string, number][] = [
        [sizeText(settings), tasks * hoursPerMonth * taskHour(settings)],
        ...storageLines(settings),
        ["NAT gateway", nats * prices.nat.hour * hoursPerMonth],
        ["NAT traffic", nats > 0 ? monthlyTraffic.throughNat * prices.nat.gib : 0],
        ["Network load balancer", balancers * (lb.hour + capacity) * hoursPerMonth],
        ["Public IPv4 addresses", addresses * prices.publicAddressHour * hoursPerMonth],
        ["Data out", monthlyTraffic.out * prices.dataOutGib],
        ["Logs", monthlyTraffic.logs * (logs.ingestGib + logs.keepGibMonth)],
        ["Metrics (only AWS's own, which are free)", 0],
        [
            "Private DNS zone",
            count("aws:servicediscovery/privateDnsNamespace:PrivateDnsNamespace") *
                prices.hostedZoneMonth,
        ],
        ["TLS secret", count("aws:secretsmanager/secret:Secret") * prices.secretMonth],
        ["Image", count("aws:ecr/repository:Repository") * prices.imageGibMonth],
    ];
    const rounded = lines
        .map(([item, usd]) => ({ item, monthlyUsd: cents(usd) }))
        .filter(({ item, monthlyUsd }) => monthlyUsd > 0 || item.startsWith("Metrics"));
    return { monthlyUsd: cents(sum(rounded.map((line) => line.monthlyUsd))), lines: rounded };
}

/** The same in `serve`, with that phase's usual size: what is left to pay after the first sync. */
export function servingCost(planned: readonly Planned[], settings: Settings): MonthlyCost {
    if (settings.phase === "serve") return monthlyCost(planned, settings);
    const size = taskSize("serve", settings.network, {});
    return monthlyCost(planned, { ...settings, ...size, phase: "serve" });
}

/** What the first sync costs on top of the month: the large task, elastic throughput and traffic. */
export function firstSyncCost(settings: Settings): FirstSyncCost {
    const { network, architecture, topology } = settings;
    const { blocks, databases } = chainSizes[network];
    const days = firstSyncDays[network];
    const size = settings.phase === "sync" ? settings : taskSize("sync", network, {});
    const written = blocks + databases * rewrites.written;
    const read = blocks * blockReads + databases * rewrites.read;
    const usd =
        days * 24 * taskHour({ ...size, architecture }) +
        written * prices.efs.elasticWriteGib +
        read * prices.efs.elasticReadGib +
        (topology === "full" ? blocks * prices.nat.gib : 0);
    return { usd: cents(usd), days };
}

function storageLines({ network, phase }: Settings): [string, number][] {
    const { blocks, databases, blocksPerMonth } = chainSizes[network];
    const { standardGibMonth, infrequentGibMonth } = prices.efs;
    // Blocks move to the cheaper class when nobody has read them for 30 days.
    const recent = phase === "sync" ? blocks : Math.min(blocks, blocksPerMonth);
    const old = blocks - recent;
    return [
        [`EFS Standard, ${recent + databases} GiB`, (recent + databases) * standardGibMonth],
        [`EFS Infrequent Access, ${old} GiB`, old * infrequentGibMonth],
    ];
}

function taskHour({
    cpu,
    memory,
    architecture,
}: TaskSize & Pick<Settings, "architecture">): number {
    const { vcpuHour, gibHour } = prices.fargate[architecture];
    return (cpu / 1024) * vcpuHour + (memory / 1024) * gibHour;
}

function sizeText({ cpu, memory, architecture }: Settings): string {
    return `Fargate, ${cpu / 1024} vCPU and ${memory / 1024} GiB (${architecture})`;
}

const cents = (usd: number): number => Math.round(usd * 100) / 100;
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
