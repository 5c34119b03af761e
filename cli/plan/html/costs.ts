import { element } from "../../markup";
import type { Markup } from "../../markup";
import type { CostLine } from "../bill";
import { stages } from "../cost";
import type { Stage } from "../cost";
import { aboutSample, besideEachOther, comparisonRows, dollars } from "../costText";
import type { Plan } from "../plan";
import { prices } from "../prices";
import { table } from "./table";

const titles: Readonly<Record<Stage, string>> = {
    sync: "phase sync",
    serve: "phase serve",
    paused: "paused",
};

/** The bill of a month in each stage, as a table whose numbers have bars, all on one scale. */
export function costTable(plan: Plan): Markup {
    // What costs most comes first, whichever stage it is in.
    const rows = besideEachOther(stages.map((stage) => plan.stages[stage])).sort(
        (a, b) => dearest(b) - dearest(a),
    );
    const most = Math.max(...rows.map(dearest));
    const heads = stages.map((stage) => element("th", { scope: "col" }, titles[stage]));
    const totals = stages.map((stage) => element("td", {}, dollars(plan.stages[stage].monthlyUsd)));
    return element(
        "table",
        { class: "costs" },
        element("caption", {}, `US dollars a month, ${priceWords(plan)}`),
        element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "for"), ...heads)),
        element("tbody", {}, ...rows.map((lines) => costRow(lines, most))),
        element(
            "tfoot",
            {},
            element("tr", {}, element("th", { scope: "row" }, "Together"), ...totals),
        ),
    );
}

/** The stack beside AWS's sample, and what that is. */
export function sampleCosts(plan: Plan): Markup[] {
    const head = ["configuration", "a month in sync", "a month in serve", "first sync, once"];
    return [table(head, comparisonRows(plan)), element("p", {}, aboutSample.join(" "))];
}

/** Whose prices these are. */
export function priceWords({ program: { settings } }: Plan): string {
    const of = `prices of ${prices.region}, ${prices.date}, without free tiers and taxes`;
    return settings.region === prices.region ? of : `${of}; ${settings.region} has others`;
}

/** A row by what it is for; of which size that is, and what it costs, each stage says for itself. */
function costRow(lines: readonly CostLine[], most: number): Markup {
    const [kind = ""] = lines[0]?.item.split(", ") ?? [];
    const cells = lines.map(({ item, monthlyUsd }, i) => {
        if (monthlyUsd === 0) return element("td", { class: "none" }, "–");
        const size = item.slice(kind.length).replace(/^, /, "");
        return element(
            "td",
            {},
            dollars(monthlyUsd),
            bar(monthlyUsd / most, stages[i] ?? ""),
            size !== "" && element("small", {}, size),
        );
    });
    return element("tr", {}, element("th", { scope: "row" }, kind), ...cells);
}

function dearest(lines: readonly CostLine[]): number {
    return Math.max(...lines.map(({ monthlyUsd }) => monthlyUsd));
}

function bar(share: number, colour: string): Markup {
    const width = `${(100 * share).toFixed(1)}%`;
    return element(
        "svg",
        { class: "bar", width: "100%", height: 8, "aria-hidden": "true" },
        element("rect", { class: colour, width, height: 8, rx: 2 }),
    );
}
