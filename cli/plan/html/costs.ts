import type { MonthlyCost } from "../cost";
import { element } from "../picture/markup";
import type { Markup } from "../picture/markup";
import type { Plan } from "../plan";
import { prices } from "../prices";
import { dollars } from "../text";

/** A bill beside others: `colour` is a name of the page's style. */
interface Bill {
    readonly title: string;
    readonly colour: "sync" | "serve";
    readonly cost: MonthlyCost;
}

/** The bill of a month as a table whose numbers have bars, all on one scale. */
export function costTable(plan: Plan): Markup {
    const { phase } = plan.program.settings;
    const now: Bill = { title: `phase ${phase}`, colour: phase, cost: plan.cost };
    const later: Bill = { title: "phase serve", colour: "serve", cost: plan.serving };
    const bills = phase === "serve" ? [now] : [now, later];
    // What costs most comes first, whichever phase it is in.
    const lines = bills
        .flatMap(({ cost }) => cost.lines)
        .sort((a, b) => b.monthlyUsd - a.monthlyUsd);
    const items = lines.map(({ item }) => kindOf(item));
    const most = lines[0]?.monthlyUsd ?? 0;
    const heads = bills.map(({ title }) => element("th", { scope: "col" }, title));
    const totals = bills.map(({ cost }) => element("td", {}, dollars(cost.monthlyUsd)));
    return element(
        "table",
        { class: "costs" },
        element("caption", {}, `US dollars a month, ${priceWords(plan)}`),
        element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "for"), ...heads)),
        element("tbody", {}, ...[...new Set(items)].map((item) => costRow(item, bills, most))),
        element(
            "tfoot",
            {},
            element("tr", {}, element("th", { scope: "row" }, "Together"), ...totals),
        ),
    );
}

/** Whose prices these are. */
export function priceWords({ program: { settings } }: Plan): string {
    const of = `prices of ${prices.region}, ${prices.date}, without free tiers and taxes`;
    return settings.region === prices.region ? of : `${of}; ${settings.region} has others`;
}

function costRow(item: string, bills: readonly Bill[], most: number): Markup {
    const cells = bills.map(({ cost, colour }) => {
        const found = cost.lines.filter((line) => kindOf(line.item) === item);
        const usd = found.reduce((sum, { monthlyUsd }) => sum + monthlyUsd, 0);
        const size = found
            .map((line) => line.item.slice(item.length).replace(/^, /, ""))
            .join(", ");
        if (found.length === 0) return element("td", { class: "none" }, "–");
        return element(
            "td",
            {},
            dollars(usd),
            bar(usd / most, colour),
            size !== "" && element("small", {}, size),
        );
    });
    return element("tr", {}, element("th", { scope: "row" }, item), ...cells);
}

/** What a line is for, without its size, so that two phases have it in common. */
function kindOf(item: string): string {
    return item.startsWith("Metrics") ? item : (item.split(", ")[0] ?? item);
}

function bar(share: number, colour: string): Markup {
    const width = `${(100 * share).toFixed(1)}%`;
    return element(
        "svg",
        { class: "bar", width: "100%", height: 8, "aria-hidden": "true" },
        element("rect", { class: colour, width, height: 8, rx: 2 }),
    );
}
