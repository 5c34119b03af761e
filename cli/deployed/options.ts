import { parseArgs } from "node:util";

import { Mistake } from "../mistake";
import { badArguments } from "../report";

/** Where a stack's outputs are: with a stack, for the Pulumi CLI, or in a file, `-` for standard input. */
export interface Where {
    readonly stack?: string;
    readonly outputs?: string;
}

/** The node that a command line names, and the flags that it gives. */
export type Options<Flag extends string> = Where & {
    readonly [Name in Flag | (typeof common)[number]]?: boolean;
};

/** The flags of every command that asks a node; `local` is the one on this machine. */
const common = ["local", "json", "help"] as const;

/**
 * What the command line says, of one node unless it asks for help.
 *
 * @param flags what the command takes besides
 * @param help the command that explains them
 * @throws Mistake when it says something else, or names no node or several
 */
export function readOptions<Flag extends string>(
    flags: readonly Flag[],
    help: string,
): Options<Flag> {
    const options = parsed<Flag>([...common, ...flags], help);
    return options.help ? options : onePlace(options, help);
}

/**
 * The options, when they name one node.
 *
 * @throws Mistake when they name none, or several
 */
export function onePlace<Given extends Where & { readonly local?: boolean }>(
    options: Given,
    help: string,
): Given {
    const named = [options.stack, options.outputs, options.local].filter(Boolean);
    if (named.length === 1) return options;
    throw new Mistake(`Give one of --stack NAME, --outputs FILE and --local. Run: ${help}`);
}

function parsed<Flag extends string>(flags: readonly string[], help: string): Options<Flag> {
    const booleans = flags.map((flag) => [flag, { type: "boolean" }] as const);
    try {
        const { values } = parseArgs({
            options: {
                stack: { type: "string" },
                outputs: { type: "string" },
                ...Object.fromEntries(booleans),
            },
        });
        return values as Options<Flag>;
    } catch (error) {
        throw badArguments(error, help);
    }
}
