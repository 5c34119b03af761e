import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { planStack } from "../plan/plan";
import { badArguments, runCommand } from "../report";
import { pictures } from "./pictures";

/** The stacks whose files are committed. */
const stacks = ["dev", "minimal"];

const help = `Draws the pictures in docs/: the architecture of the stacks ${stacks.join(" and ")}, from their plans,
and the dashboard, from its JSON, with values that are made up.

Usage: npm run draw

  --help  print this text

Exit: 0 drawn; 2 a bad argument or setting; 3 a defect here.
`;

async function main(): Promise<number> {
    if (readOptions().help === true) {
        process.stdout.write(help);
        return 0;
    }
    const plans = await Promise.all(stacks.map((stack) => planStack(process.cwd(), stack)));
    for (const [file, text] of pictures(plans)) {
        writeFileSync(file, text);
        process.stdout.write(`Drew ${file}.\n`);
    }
    return 0;
}

function readOptions(): { help?: boolean } {
    try {
        return parseArgs({ options: { help: { type: "boolean" } } }).values;
    } catch (error) {
        throw badArguments(error, "npm run draw -- --help");
    }
}

runCommand(main);
