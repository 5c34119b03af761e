import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";

import { dashboard } from "../../components/dashboard";
import { exampleArgs, exampleStates, exampleValues } from "./example";
import { picture } from "./page";

const file = "docs/dashboard.svg";

const help = `Draws the dashboard from its JSON, with values that are made up, into ${file}.

Usage: npm run draw

  --help  print this text
`;

const { values } = parseArgs({ options: { help: { type: "boolean" } } });
if (values.help === true) process.stdout.write(help);
else {
    const sample = { values: exampleValues, states: exampleStates };
    writeFileSync(file, picture(dashboard(exampleArgs), sample));
    process.stdout.write(`Drew ${file}.\n`);
}
