import { parseArgs } from "node:util";

import { readSource } from "../../cli/local/image";
import type { Source } from "../../cli/local/image";
import { Mistake } from "../../cli/mistake";
import { badArguments } from "../../cli/report";

export const command = "npm run bench:sync";

export const help = `Measures a complete first sync of bitcoind, its transaction index and ElectrumX, in Docker containers:
the AWS sample's configuration beside this project's, three times each, on plain disk and on a file
system that is as slow as EFS. The chain is made once, on regtest. Takes a quarter of an hour on two cores.

Usage: ${command} [-- OPTIONS]

  --all          one change at a time as well, and memory on a longer chain: about as long again
  --once         each configuration once instead of three times
  --blocks N     how many blocks of a megabyte the chain has, from 10 to 2000; 60 by default
  --json FILE    write everything that was measured to a file
  --svg FILE     write the plot to a file
  --source S     release: Bitcoin Core, as on AWS; debian: Bitcoin Knots from Debian's archive, for
                 where bitcoincore.org cannot be reached. By default the first that can be had
  --help         print this text

Exit: 0 it was measured; 1 a stop lost data; 2 a bad argument, or no Docker; 3 a defect here;
130 ended by Ctrl-C.
The chain stays in .local/bench-sync for the next time; containers and networks are removed.
`;

export interface BenchOptions {
    readonly all: boolean;
    /** How often each configuration runs. */
    readonly times: number;
    /** Blocks of a megabyte. */
    readonly blocks: number;
    readonly json?: string | undefined;
    readonly svg?: string | undefined;
    readonly source: Source | undefined;
}

/** Below it no run lasts long enough to tell of; above it a run takes hours. */
const blocksAllowed = { least: 10, most: 2000 };

/**
 * What was asked for; undefined when it was help.
 *
 * @throws Mistake for an argument that there is not, or a value that is not allowed
 */
export function readOptions(args: readonly string[]): BenchOptions | undefined {
    const { help: isHelp, all, once, blocks = "60", json, svg, source } = parsed(args);
    if (isHelp === true) return undefined;
    const { least, most } = blocksAllowed;
    const count = /^\d+$/.test(blocks) ? Number(blocks) : NaN;
    if (!(count >= least && count <= most)) {
        throw new Mistake(
            `--blocks must be a whole number from ${least} to ${most}. Run: ${command} -- --help`,
        );
    }
    return {
        all: all === true,
        times: once === true ? 1 : 3,
        blocks: count,
        json,
        svg,
        source: readSource(source, command),
    };
}

function parsed(args: readonly string[]) {
    const text = { type: "string" } as const;
    const flag = { type: "boolean" } as const;
    try {
        return parseArgs({
            args: [...args],
            options: {
                ...{ help: flag, all: flag, once: flag },
                ...{ blocks: text, json: text, svg: text, source: text },
            },
        }).values;
    } catch (error) {
        throw badArguments(error, `${command} -- --help`);
    }
}
