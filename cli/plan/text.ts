import { createColors } from "picocolors";

import type { MonthlyCost } from "./bill";
import { costLines } from "./costText";
import type { Plan } from "./plan";
import { isForbidden } from "./plan";
import { pulumiCli } from "./pulumiCli";
import type { Planned } from "./vpc";

type Colors = ReturnType<typeof createColors>;

/** A plan as a person reads it, with colours or without. */
export function planText(plan: Plan, coloured: boolean): string {
    const colors = createColors(coloured);
    const section = (title: string, lines: readonly string[]): string =>
        [colors.cyan(title), ...lines.map(indent)].join("\n");
    const { settings, warnings } = plan.program;
    const { topology, network, phase, region } = settings;
    const title = `Stack ${plan.name}: ${topology}, ${network}, phase ${phase}, ${region}`;
    const parts = [
        colors.bold(title),
        section(`What it makes: ${plan.resources.length} resources`, resourceLines(plan.resources)),
        section("Policy pack", verdictLines(plan, colors)),
        section("What it costs", costLines(plan, colors)),
        section("The way in", wayInLines(plan)),
        ...(warnings.length > 0 ? [section("Mind", warnings)] : []),
        section("Next", [nextCommand(plan)]),
    ];
    return parts.join("\n\n");
}

/** A plan as `--json` prints it. */
export function planJson(plan: Plan): object {
    const { name, resources, violations, cost, stages, firstSync, sample, program } = plan;
    const listed = resources.map(({ type, name: resource, parent, madeBy }) => ({
        type,
        name: resource,
        parent,
        ...(madeBy === undefined ? {} : { madeBy }),
    }));
    return {
        name,
        resources: listed,
        policy: { violations },
        cost: itemized(cost),
        phases: {
            sync: itemized(stages.sync),
            serve: itemized(stages.serve),
            paused: itemized(stages.paused),
        },
        firstSync,
        sample: { ...sample, sync: itemized(sample.sync), serve: itemized(sample.serve) },
        outputs: program.outputs,
    };
}

/** A bill without what is not there. */
function itemized({ monthlyUsd, lines }: MonthlyCost): MonthlyCost {
    return { monthlyUsd, lines: lines.filter((line) => line.monthlyUsd > 0) };
}

/** Each component with what is in it, counted by kind. */
function resourceLines(resources: readonly Planned[]): string[] {
    const stack = resources.find(({ parent }) => parent === null);
    const components = resources.filter(({ parent }) => parent === stack?.name);
    return components.flatMap(({ name }) => {
        const inside = resources.filter(
            ({ component, parent }) => component === name && parent !== stack?.name,
        );
        const own = countedByModule(inside.filter(({ madeBy }) => madeBy === undefined));
        const made = countedByModule(inside.filter(({ madeBy }) => madeBy !== undefined));
        return [name, ...[...own, ...made.map((line) => `${line} (made by awsx)`)].map(indent)];
    });
}

/** `aws:efs  FileSystem 2, MountTarget 4`, one line for each module of a provider. */
function countedByModule(resources: readonly Planned[]): string[] {
    const modules = new Map<string, Map<string, number>>();
    for (const { type } of resources) {
        const [provider = "", path = "", kind = ""] = type.split(":");
        const module = `${provider}:${path.split("/")[0] ?? ""}`;
        const kinds = modules.get(module) ?? new Map<string, number>();
        kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
        modules.set(module, kinds);
    }
    return [...modules].map(([module, kinds]) => {
        const counted = [...kinds].map(([kind, n]) => (n === 1 ? kind : `${kind} ×${n}`));
        return `${module.padEnd(22)} ${counted.join(", ")}`;
    });
}

function verdictLines(plan: Plan, colors: Colors): string[] {
    if (plan.violations.length === 0) return [colors.green("allowed: no rule has anything to say")];
    // The SDK puts a rule's description on a line above its message.
    const lines = plan.violations.map(
        ({ policy, level, message }) => `${level} ${policy}: ${message.replaceAll("\n", " ")}`,
    );
    return [isForbidden(plan) ? colors.red("forbidden") : colors.yellow("allowed"), ...lines];
}

/** How wallets get in, a line for each fact. */
export function wayInLines({ program: { settings, outputs } }: Plan): string[] {
    const { topology, access, allowedCidrs, domain } = settings;
    const door =
        topology === "full"
            ? `network load balancer (${access}), TCP 50002 passed through to ElectrumX's own TLS`
            : "the task's own public address, TCP 50002, TLS by ElectrumX";
    const insideOnly = topology === "minimal" && access === "internal";
    const leads =
        topology === "full" ? "an alias of the load balancer" : "which follows the running task";
    const listed = allowedCidrs.length === 0 ? "nobody yet" : allowedCidrs.join(", ");
    const name = domain === undefined ? [] : [`Name:       ${domain}, ${leads}`];
    return [
        ...(insideOnly ? [] : [`Wallets:    ${door}`, ...name, `Let in:     ${listed}`]),
        `Inside AWS: ${String(outputs["privateServer"])}`,
        "Known after deployment: pulumi stack output wallet, and the certificate's fingerprint",
    ];
}

/** What to do with this plan. */
export function nextCommand(plan: Plan): string {
    if (isForbidden(plan)) return "Mend what the policy pack forbids, then run npm start again.";
    return `${pulumiCli} up --stack ${plan.name} --policy-pack policies`;
}

function indent(line: string): string {
    return `  ${line}`;
}
