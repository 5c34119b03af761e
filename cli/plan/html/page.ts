import { element } from "../../markup";
import type { Markup } from "../../markup";
import { stages } from "../cost";
import { dollars } from "../costText";
import { colours, drawingStyle } from "../picture/style";
import { isForbidden } from "../plan";
import type { Plan } from "../plan";
import { stackSection } from "./stack";
import { pageStyle } from "./style";
import { table } from "./table";

/** Nothing is loaded and nothing runs, whatever a name or a message may hold. */
const contentPolicy = "default-src 'none'; style-src 'unsafe-inline'";

/** Plans as one page for people: self-contained, without scripts. `day` is when they were made. */
export function planPage(plans: readonly Plan[], day: string): string {
    const title = "bitcoin-node: what would be built";
    const page = element(
        "html",
        { lang: "en", xmlns: "http://www.w3.org/1999/xhtml" },
        element(
            "head",
            {},
            element("meta", { charset: "utf-8" }),
            element("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
            element("meta", { "http-equiv": "Content-Security-Policy", content: contentPolicy }),
            element("title", {}, title),
            element("style", {}, colours + drawingStyle + pageStyle),
        ),
        element(
            "body",
            {},
            element(
                "header",
                {},
                element("h1", {}, "What would be built"),
                element(
                    "p",
                    {},
                    "A Bitcoin full node and an Electrum server of your own, on AWS. Chain data lives " +
                        "there; wallet keys stay in Electrum, on your machine. " +
                        `Planned on ${day}; nothing has been built by it.`,
                ),
                plans.length > 1 && overview(plans),
            ),
            element("main", {}, ...plans.map((plan, i) => stackSection(plan, anchor(i)))),
        ),
    );
    return `<!DOCTYPE html>\n${page.markup}\n`;
}

/** The stacks side by side. */
function overview(plans: readonly Plan[]): Markup {
    const months = ["a month in sync", "a month in serve", "a month paused"];
    return table(
        ["stack", "policy pack", ...months, "first sync, once"],
        plans.map((plan, i) => [
            element("a", { href: `#${anchor(i)}` }, plan.name),
            isForbidden(plan) ? "forbidden" : "allowed",
            ...stages.map((stage) => dollars(plan.stages[stage].monthlyUsd)),
            dollars(plan.firstSync.usd),
        ]),
    );
}

/** A stack's name may hold what an id must not, so its place in the page is its id. */
function anchor(at: number): string {
    return `stack-${at + 1}`;
}
