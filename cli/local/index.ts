import { parseArgs } from "node:util";

import { Mistake } from "../mistake";
import { badArguments, runCommand } from "../report";
import { down } from "./down";
import { readSource } from "./image";
import { mine } from "./mine";
import { up } from "./up";

const help = `Runs the node on this machine as it runs on AWS, on regtest: a Bitcoin network of your own.
Needs Docker. Nothing leaves this machine, and the coins are worth nothing.

Usage: npm run local [-- up] [-- --source release|debian]
       npm run local -- mine BLOCKS [ADDRESS]
       npm run local -- down

  up      build the image, start the node, say how a wallet connects; runs until Ctrl-C, which stops
          the node and keeps its chain
  mine    add 1 to 1000 blocks; their coins go to ADDRESS and can be spent 100 blocks later; without
          an address they are anybody's
  down    remove containers, network and chain; the certificate stays in .local/, for wallets that
          have pinned it

  --source  release: Bitcoin Core, as on AWS; debian: Bitcoin Knots from Debian's archive, for where
            bitcoincore.org cannot be reached. By default the first that can be had
  --help    print this text

npm run status -- --local says what the node does now.

Exit: 0 done; 2 a bad argument, nothing runs, or Docker refuses; 3 a defect here.
`;

async function main(): Promise<number> {
    const { options, words } = readArguments();
    const [command = "up", ...rest] = words;
    if (options.help) {
        process.stdout.write(help);
        return 0;
    }
    const commands: Record<string, () => Promise<number>> = {
        up: () => up(readSource(options.source, "npm run local")),
        mine: () => mine(rest),
        down,
    };
    const run = commands[command];
    if (run === undefined || (command !== "mine" && rest.length > 0)) {
        const wrong = run === undefined ? command : rest.join(" ");
        throw new Mistake(`${wrong} is not understood. Run: npm run local -- --help`);
    }
    return run();
}

function readArguments(): { options: { source?: string; help?: boolean }; words: string[] } {
    try {
        const { values, positionals } = parseArgs({
            allowPositionals: true,
            options: { source: { type: "string" }, help: { type: "boolean" } },
        });
        return { options: values, words: positionals };
    } catch (error) {
        throw badArguments(error, "npm run local -- --help");
    }
}

runCommand(main);
