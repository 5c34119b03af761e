import { electrumCommand, electrumSettings, serverOf } from "../../components/commands";
import { within } from "../deadline";
import { readOptions } from "../deployed/options";
import { readOutputs } from "../deployed/read";
import { during } from "../during";
import { runAndExit } from "../report";
import { isColoured, isTerminal } from "../terminal";
import type { Check } from "./answers";
import { card, checkLines } from "./card";
import { changes, remember } from "./memory";
import { deployedServer, localServer } from "./server";
import type { Server } from "./server";
import { verify } from "./verify";

const help = `Prints what a wallet needs to connect to the node, and checks it end to end.

Usage: npm run connect -- --stack NAME [--verify] [--qr] [--json]
       npm run connect -- --outputs FILE [--verify] [--qr] [--json]
       npm run connect -- --local [--verify] [--qr] [--json]

  --stack NAME    a stack on AWS; its outputs are asked of the Pulumi CLI
  --outputs FILE  the same from what \`pulumi stack output --json\` printed; - is standard input
  --local         the node of npm run local
  --verify        ask the server as a wallet does: TLS and fingerprint, version, the network's first
                  block, the newest block's proof of work and age
  --qr            the QR code in a pipe as well; on a terminal it is always there
  --json          print one JSON object (with npm run --silent connect)
  --help          print this text

AWS is asked for the address of a stack without a load balancer (ec2:DescribeNetworkInterfaces), else
for nothing. What was shown is kept in .local/connections.json, so that a change is said.

Exit: 0 shown, and with --verify verified; 1 not verified; 2 that could not be known, or a bad
argument; 3 a defect here.
`;

/** How long the address may take, in milliseconds, with Node's own start, to end within 10 s. */
const longest = 8_000;

async function main(): Promise<number> {
    const options = readOptions(["verify", "qr"], "npm run connect -- --help");
    if (options.help) {
        process.stdout.write(help);
        return 0;
    }
    const server = await within(longest - performance.now(), async (signal) =>
        options.local ? localServer() : deployedServer(await readOutputs(options, signal), signal),
    );
    const changed = changes(remember(server, new Date()), server);
    if (options.json) {
        const checks = options.verify ? await verify(server) : undefined;
        process.stdout.write(`${JSON.stringify(connectJson(server, changed, checks))}\n`);
        return codeOf(checks);
    }
    const coloured = isColoured(isTerminal(process.stdout));
    const qr = isTerminal(process.stdout) || options.qr === true;
    process.stdout.write(`${[card(server, { coloured, qr }), ...changed].join("\n")}\n`);
    if (!options.verify) return 0;
    const checks = await during(`\nAsking ${server.host}:${server.port}.`, () => verify(server));
    process.stdout.write(`${checkLines(checks, coloured)}\n`);
    return codeOf(checks);
}

/** The card's facts as `--json` prints them. */
function connectJson(
    { stack, network, host, port, fingerprint, note }: Server,
    changed: readonly string[],
    checks: readonly Check[] | undefined,
): object {
    const at = serverOf(host);
    return {
        ...{ stack, network, host, port, fingerprint, note, changed },
        electrum: electrumCommand(network, at, fingerprint),
        electrumSettings: electrumSettings(network, at, fingerprint),
        checks: checks ?? null,
    };
}

function codeOf(checks: readonly Check[] = []): 0 | 1 {
    return checks.every(({ passed }) => passed) ? 0 : 1;
}

runAndExit(main);
