import { chainSizes, monthlyTraffic } from "../assumptions";
import type { Plan } from "../plan";
import { priceWords } from "./costs";

/** What the costs rest on and nobody has measured here, in sentences. */
export function assumed(plan: Plan): string[] {
    const { network } = plan.program.settings;
    const { blocks, databases, blocksPerMonth } = chainSizes[network];
    const { throughNat, out, logs } = monthlyTraffic;
    const { days } = plan.firstSync;
    return [
        `The chain of ${network}: ${blocks} GiB of blocks, ${blocksPerMonth} GiB more each month, ` +
            `and ${databases} GiB of databases.`,
        `The first sync takes ${days} days. No sync of this program on AWS has been measured.`,
        `A month's traffic, for one node and a handful of wallets: ${throughNat} GiB through NAT ` +
            `where there is one, ${out} GiB out, ${logs} GiB of logs.`,
        "Blocks that nobody has read for 30 days lie in the cheaper storage class, in phase serve.",
        `All ${priceWords(plan)}.`,
    ];
}
