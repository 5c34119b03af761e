import { element } from "../../markup";
import type { Child, Markup } from "../../markup";
import { beginning, dollars } from "../costText";
import { architecture } from "../picture/architecture";
import { narrow, wide } from "../picture/layout";
import { svg } from "../picture/svg";
import { letIn } from "../picture/words";
import { isForbidden } from "../plan";
import type { Plan } from "../plan";
import { nextCommand, wayInLines } from "../text";
import { assumed } from "./assumed";
import { costTable, sampleCosts } from "./costs";
import { resourceDetails } from "./resources";

/** What a page says of one stack; `id` is where a link to it leads. */
export function stackSection(plan: Plan, id: string): Markup {
    const { settings, warnings } = plan.program;
    const { topology, network, region } = settings;
    return element(
        "section",
        { id },
        element("h2", {}, `Stack ${plan.name}`),
        element(
            "p",
            {},
            `A Bitcoin full node on ${network} and an Electrum server in ${region}, ` +
                (topology === "full"
                    ? "in private subnets behind a load balancer."
                    : "with a public address of its own, without NAT and load balancer."),
        ),
        glance(plan),
        ...warnings.map((warning) => element("p", { class: "mind" }, `Mind: ${warning}`)),
        element("h3", {}, "Architecture"),
        picture(plan),
        element("h3", {}, "What a month costs"),
        costTable(plan),
        element("p", {}, firstSync(plan)),
        element("h3", {}, "Beside AWS's sample"),
        ...sampleCosts(plan),
        element("h3", {}, "What the policy pack says"),
        ...verdict(plan),
        element("h3", {}, "The way in"),
        list(wayInLines(plan)),
        element("p", {}, isForbidden(plan) ? "Next:" : "To build it:"),
        element("pre", {}, nextCommand(plan)),
        element("h3", {}, "What is assumed"),
        list(assumed(plan)),
        ...resourceDetails(plan),
    );
}

/** What a month costs as the stack is set, and afterwards where that is something else. */
function glanceCosts({ cost, stages, firstSync, program }: Plan): [title: string, usd: number][] {
    const { phase, paused } = program.settings;
    const afterwards: [string, number] = ["A month afterwards", stages.serve.monthlyUsd];
    if (paused) return [["A month, paused", cost.monthlyUsd], afterwards];
    if (phase === "serve") return [["A month", cost.monthlyUsd]];
    return [
        ["A month in the first sync", cost.monthlyUsd],
        afterwards,
        ["The first sync, once", firstSync.usd],
    ];
}

/** The answer to the first questions: may it be built, what does it cost, who gets in. */
function glance(plan: Plan): Markup {
    const { settings } = plan.program;
    const forbidden = isForbidden(plan);
    const ranges = settings.allowedCidrs.length;
    const tile = (title: string, text: string, look?: string): Markup =>
        element("div", { class: look }, element("dt", {}, title), element("dd", {}, text));
    return element(
        "dl",
        { class: "glance" },
        tile("Policy pack", forbidden ? "forbidden" : "allowed", forbidden ? "bad" : "good"),
        ...glanceCosts(plan).map(([title, usd]) => tile(title, dollars(usd))),
        tile("Wallets let in", ranges > 1 ? `from ${ranges} ranges` : letIn(settings)),
        settings.paused && tile("Task", "paused"),
    );
}

function picture(plan: Plan): Markup {
    const drawing = architecture(plan);
    const count = `Drawn from the ${plan.resources.length} resources that are planned.`;
    const idle = drawing.arrows.some((arrow) => arrow.idle);
    return element(
        "figure",
        {},
        element("div", { class: "wide" }, svg(drawing, wide)),
        element("div", { class: "narrow" }, svg(drawing, narrow)),
        element("figcaption", {}, idle ? `${count} A broken arrow is not in use yet.` : count),
    );
}

function firstSync({ firstSync, program }: Plan): string {
    return (
        `${beginning(program.settings, firstSync)} ` +
        "Paused is after the first sync, in phase serve: the data is kept, the task is not."
    );
}

function verdict(plan: Plan): Markup[] {
    const { violations, resources } = plan;
    if (violations.length === 0) {
        const of = `of the ${resources.length} planned resources`;
        return [element("p", {}, `Allowed: no rule of the pack has anything to say ${of}.`)];
    }
    return [
        element("p", {}, isForbidden(plan) ? "Forbidden:" : "Allowed, with advice:"),
        list(violations.map(({ policy, level, message }) => `${level} ${policy}: ${message}`)),
    ];
}

function list(items: readonly Child[]): Markup {
    return element("ul", {}, ...items.map((item) => element("li", {}, item)));
}
