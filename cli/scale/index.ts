import { parseArgs } from "node:util";

import { Mistake } from "../mistake";
import { planStack } from "../plan/plan";
import { badArguments, runCommand } from "../report";
import { fleetFor, inputs } from "./fleet";
import { fleetText } from "./text";

const help = `Reckons what many wallets would need and cost: nodes like stack dev's behind one load balancer.
docs/scale.md says how such a stack would look, and where the numbers come from.

Usage: npm run scale -- WALLETS [--online PERCENT]

  WALLETS   how many there are, from 1 to 100000000
  --online  how many of a hundred are open at the busiest moment, from 1 to 100; ${inputs.onlinePercent} by default
  --help    print this text

Exit: 0 reckoned; 2 a bad argument or setting; 3 a defect here.
`;

async function main(): Promise<number> {
    const { values, positionals } = readOptions();
    if (values.help === true) {
        process.stdout.write(help);
        return 0;
    }
    const wallets = wholeNumber(positionals.join(" "), 100_000_000, "WALLETS");
    const online = wholeNumber(values.online ?? String(inputs.onlinePercent), 100, "--online");
    const { stages, firstSync } = await planStack(process.cwd(), "dev");
    const fleet = fleetFor(wallets, online, stages.serve, firstSync);
    process.stdout.write(`${fleetText(fleet, online)}\n`);
    return 0;
}

function readOptions() {
    try {
        return parseArgs({
            options: { online: { type: "string" }, help: { type: "boolean" } },
            allowPositionals: true,
        });
    } catch (error) {
        throw badArguments(error, "npm run scale -- --help");
    }
}

function wholeNumber(text: string, most: number, name: string): number {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= 1 && number <= most) return number;
    const what = text === "" ? "missing" : JSON.stringify(text);
    throw new Mistake(
        `${name} is ${what}, but a whole number from 1 to ${most} is needed. ` +
            "Run: npm run scale -- 1000000",
    );
}

runCommand(main);
