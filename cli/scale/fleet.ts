import type { MonthlyCost } from "../plan/bill";
import type { FirstSyncCost } from "../plan/cost";
import { hoursPerMonth, prices } from "../plan/prices";

/** What the sum rests on. `docs/scale.md` says where each number comes from. */
export const inputs = {
    /**
     * Wallets that one node holds at once. 1,950 were measured; a tenth of MAX_SESSIONS stays free,
     * because a full server closes its port.
     */
    walletsPerNode: 1800,
    /** How many of a hundred wallets are open at the busiest moment. Assumed. */
    onlinePercent: 10,
    /** What a wallet gets from the node in a month, in MiB. Assumed. */
    mebibytesPerWallet: 10,
} as const;

/** Connections that one capacity unit of a network load balancer covers (AWS's price page). */
const connectionsPerUnit = 100_000;

/** Lines of a stack's bill that nodes behind one load balancer have in common. */
export const shared = [
    "NAT gateway",
    "Network load balancer",
    "Public IPv4 addresses",
    "Private DNS zone",
    "TLS secret",
    "Image",
];

/** Nodes behind one load balancer, and what they cost. US dollars a month, where nothing else is said. */
export interface Fleet {
    readonly wallets: number;
    /** Wallets that are open at the busiest moment. */
    readonly online: number;
    readonly nodes: number;
    /** One node: its task, data, logs and traffic with its peers. */
    readonly nodeUsd: number;
    /** What all nodes have in common. */
    readonly sharedUsd: number;
    /** What the wallets' traffic adds, to the load balancer and out of AWS. */
    readonly trafficUsd: number;
    readonly monthlyUsd: number;
    /** Once, if every node syncs by itself. */
    readonly firstSyncUsd: number;
}

/**
 * What it takes to serve so many wallets, by a stack's bill in phase `serve`. With more than one node
 * there is one to spare, so that the others hold all wallets while one restarts.
 */
export function fleetFor(
    wallets: number,
    onlinePercent: number,
    serving: MonthlyCost,
    firstSync: FirstSyncCost,
): Fleet {
    const online = Math.ceil((wallets * onlinePercent) / 100);
    const needed = Math.max(1, Math.ceil(online / inputs.walletsPerNode));
    const nodes = needed === 1 ? 1 : needed + 1;
    const sharedUsd = sum(serving.lines.filter(({ item }) => shared.includes(item)));
    const nodeUsd = sum(serving.lines) - sharedUsd;
    const gib = (wallets * inputs.mebibytesPerWallet) / 1024;
    const units = Math.max(online / connectionsPerUnit, gib / hoursPerMonth);
    const unitsUsd = units * hoursPerMonth * prices.loadBalancer.capacityUnitHour;
    const trafficUsd = unitsUsd + gib * prices.dataOutGib;
    return {
        wallets,
        online,
        nodes,
        nodeUsd,
        sharedUsd,
        trafficUsd,
        monthlyUsd: nodes * nodeUsd + sharedUsd + trafficUsd,
        firstSyncUsd: nodes * firstSync.usd,
    };
}

function sum(lines: MonthlyCost["lines"]): number {
    return lines.reduce((total, { monthlyUsd }) => total + monthlyUsd, 0);
}
