import { prices } from "../plan/prices";
import { dollars } from "../plan/costText";
import { inputs } from "./fleet";
import type { Fleet } from "./fleet";

/** A fleet as a person reads it, with every input of the sum. */
export function fleetText(fleet: Fleet, onlinePercent: number): string {
    const { wallets, online, nodes, nodeUsd, sharedUsd, trafficUsd, monthlyUsd } = fleet;
    const { walletsPerNode, mebibytesPerWallet } = inputs;
    const each = `${count(nodes)} ${nodes === 1 ? "node" : "nodes"} at ${dollars(nodeUsd)}`;
    const rows: [string, number][] = [
        [each, nodes * nodeUsd],
        ["Load balancer, NAT and what else is shared", sharedUsd],
        [`Traffic of ${count(wallets)} wallets`, trafficUsd],
        ["Together", monthlyUsd],
    ];
    const width = Math.max(...rows.map(([title]) => title.length));
    return [
        `${count(wallets)} wallets, ${count(online)} of them open at once. A month:`,
        ...rows.map(([title, usd]) => `  ${title.padEnd(width)} ${dollars(usd).padStart(14)}`),
        `For each wallet: $${(monthlyUsd / wallets).toFixed(4)} a month.`,
        `First syncs, once, each node by itself: ${dollars(fleet.firstSyncUsd)}.`,
        "Extrapolated from one node, not measured:",
        `  ${count(walletsPerNode)} wallets for each node at once (1,950 measured, on regtest)` +
            (nodes === 1 ? "" : ", and one node to spare"),
        `  ${onlinePercent} % of the wallets open at once (assumed)`,
        `  ${mebibytesPerWallet} MiB for each wallet in a month (assumed)`,
        `  the bill of stack dev in phase serve, prices of ${prices.region}, ${prices.date}`,
    ].join("\n");
}

function count(number: number): string {
    return number.toLocaleString("en-US");
}
