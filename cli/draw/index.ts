import { mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import { planStack } from "../plan/plan";
import { runCommand } from "../report";
import { pictures } from "./pictures";

/** Writes the pictures of README, drawn from the plans of the committed stacks. */
async function main(): Promise<number> {
    for (const stack of ["dev", "minimal"]) {
        for (const [file, text] of pictures(await planStack(process.cwd(), stack))) {
            mkdirSync(dirname(file), { recursive: true });
            writeFileSync(file, text);
            process.stdout.write(`${file}\n`);
        }
    }
    return 0;
}

runCommand(main);
