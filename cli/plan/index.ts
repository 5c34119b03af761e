import { parseArgs } from "node:util";

import spinner from "yocto-spinner";

import { badArguments, report, runCommand } from "../report";
import { isColoured, isTerminal } from "../terminal";
import { comparison } from "./costText";
import { writePage } from "./html/write";
import { isForbidden, planStack } from "./plan";
import type { Plan } from "./plan";
import { stacksIn } from "./stackFile";
import { planJson, planText } from "./text";

const help = `Shows what pulumi up would build, whether the policy pack allows it, and what it costs.
Needs no AWS account, no Pulumi CLI and no Docker, and changes nothing.

Usage: npm start -- [--stack NAME]... [--json] [--html FILE]

  --stack NAME  plan this stack only (may be given again); all stacks that have a file by default
  --json        print one JSON object and nothing else (with npm start --silent)
  --html FILE   write the plans as one page as well: a picture, the costs, the way in; a file that
                is there is replaced
  --help        print this text

Exit: 0 it can be deployed; 1 a policy forbids it; 2 a bad setting or argument; 3 a defect here.
`;

/** npm runs a script in the project's folder, as the Pulumi CLI does with a program. */
const folder = process.cwd();

async function main(): Promise<number> {
    const options = readOptions();
    if (options.help) {
        process.stdout.write(help);
        return 0;
    }
    const stacks = options.stack ?? stacksIn(folder);
    const wait =
        process.stderr.isTTY && !options.json
            ? spinner().start(`Planning ${stacks.join(", ")}`)
            : undefined;
    const settled = await Promise.allSettled(stacks.map((stack) => planStack(folder, stack)));
    wait?.stop();
    const failed = settled.flatMap((one) =>
        one.status === "rejected" ? [one.reason as unknown] : [],
    );
    if (failed.length > 0) return report(failed);
    const plans = settled.flatMap((one) => (one.status === "fulfilled" ? [one.value] : []));
    if (options.html !== undefined) writePage(options.html, plans);
    process.stdout.write(options.json ? json(plans) : text(plans));
    return plans.some(isForbidden) ? 1 : 0;
}

function readOptions(): { stack?: string[]; json?: boolean; html?: string; help?: boolean } {
    try {
        return parseArgs({
            options: {
                stack: { type: "string", multiple: true },
                json: { type: "boolean" },
                html: { type: "string" },
                help: { type: "boolean" },
            },
        }).values;
    } catch (error) {
        throw badArguments(error, "npm start -- --help");
    }
}

function text(plans: readonly Plan[]): string {
    const coloured = isColoured(isTerminal(process.stdout));
    const texts = plans.map((plan) => planText(plan, coloured));
    return `${[...texts, comparison(plans).join("\n")].join("\n\n\n")}\n`;
}

function json(plans: readonly Plan[]): string {
    return `${JSON.stringify({ stacks: plans.map(planJson) }, null, 2)}\n`;
}

runCommand(main);
