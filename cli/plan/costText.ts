import type { createColors } from "picocolors";

import type { Settings } from "../../config";
import type { CostLine, MonthlyCost } from "./bill";
import { restoreCost, stages } from "./cost";
import type { FirstSyncCost } from "./cost";
import type { Plan } from "./plan";
import { prices } from "./prices";

type Colors = ReturnType<typeof createColors>;

/** What a stack costs, line by line, its phases and the pause side by side. */
export function costLines({ stages: bills, firstSync, program }: Plan, colors: Colors): string[] {
    const costs = stages.map((stage) => bills[stage]);
    const { region } = program.settings;
    const elsewhere =
        region === prices.region
            ? `Prices: ${prices.region}, ${prices.date}, without free tiers and taxes.`
            : `Prices of ${prices.region} (${prices.date}): ${region} has others.`;
    const total = ["Total", ...costs.map(({ monthlyUsd }) => dollars(monthlyUsd))];
    const table = columns([["a month in phase", ...stages], ...itemRows(costs), total]);
    return [
        ...table.slice(0, -1),
        ...table.slice(-1).map(colors.bold),
        beginning(program.settings, firstSync),
        "Paused is after the first sync, in phase serve: the data is kept, the task is not.",
        elsewhere,
    ];
}

/** What it costs until a node has the whole chain. */
export function beginning(settings: Settings, { usd, days }: FirstSyncCost): string {
    const { network, restoreFrom, fileSystemIds } = settings;
    if (fileSystemIds !== undefined) return "No first sync: the data of fileSystemIds is there.";
    if (restoreFrom !== undefined) {
        return `Restore, once, in place of a first sync: ${dollars(restoreCost(network))}.`;
    }
    return `First sync, once: ${dollars(usd)} if it takes ${days} days (assumed, not measured).`;
}

/** What the sample is, and what its sums rest on: lines that follow each other. */
export const aboutSample = [
    "The sample: github.com/aws-samples/digital-assets-examples, folder bitcoin_node. It has one",
    "size for both phases and bursting throughput, which costs nothing more and is slower; no sync",
    "of either has been measured here, and both are reckoned with the same days.",
];

/** All stacks beside what AWS's sample would cost in their place. */
export function comparison(plans: readonly Plan[]): string[] {
    const head = ["a month in phase", "sync", "serve", "first sync, once"];
    return [
        "Beside AWS's sample of 2022, by the same prices, data and traffic",
        ...[...columns([head, ...plans.flatMap(comparisonRows)]), ...aboutSample].map(
            (line) => `  ${line}`,
        ),
    ];
}

/** A stack and the sample in its place: the name, a month in each phase, the first sync. */
export function comparisonRows({
    name,
    stages: bills,
    firstSync,
    sample,
    program,
}: Plan): string[][] {
    const { topology, network } = program.settings;
    return [
        comparisonRow(`${name} (${topology}, ${network})`, bills, firstSync),
        comparisonRow(`  AWS's sample, ${sample.template}`, sample, sample.firstSync),
    ];
}

function comparisonRow(
    name: string,
    { sync, serve }: { readonly sync: MonthlyCost; readonly serve: MonthlyCost },
    firstSync: FirstSyncCost,
): string[] {
    return [name, ...[sync.monthlyUsd, serve.monthlyUsd, firstSync.usd].map(dollars)];
}

/** A row for each item, with the bills that have it: a task of another size is another item. */
function itemRows(costs: readonly MonthlyCost[]): string[][] {
    return besideEachOther(costs).flatMap((lines) => {
        const items = new Set(lines.filter((one) => one.monthlyUsd > 0).map(({ item }) => item));
        return [...items].map((item) => [
            item,
            ...lines.map((line) =>
                line.item === item && line.monthlyUsd > 0 ? dollars(line.monthlyUsd) : "",
            ),
        ]);
    });
}

/** The lines of bills that are for the same, without those that are nothing in all of them. */
export function besideEachOther(costs: readonly MonthlyCost[]): CostLine[][] {
    const places = costs[0]?.lines.map((_, place) => place) ?? [];
    return places
        .map((place) => costs.flatMap((cost) => cost.lines[place] ?? []))
        .filter((lines) => lines.some(({ monthlyUsd }) => monthlyUsd > 0));
}

/** Rows as lines: the first column to the left, the others to the right. */
function columns(rows: readonly (readonly string[])[]): string[] {
    const widths = rows[0]?.map((_, n) => Math.max(...rows.map((row) => row[n]?.length ?? 0)));
    return rows.map((row) =>
        row
            .map((cell, n) => {
                const width = widths?.[n] ?? 0;
                return n === 0 ? cell.padEnd(width) : cell.padStart(width + 3);
            })
            .join("")
            .trimEnd(),
    );
}

/** An amount as people write it: $1,234.50. */
export function dollars(usd: number): string {
    return `$${usd.toFixed(2).replace(/\B(?=(\d{3})+\.)/g, ",")}`;
}
