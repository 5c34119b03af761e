import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

import type { ResourceValidationArgs } from "@pulumi/policy";

import { optionsInFile, optionsOnCommandLine } from "./bitcoindOptions";
import type { BitcoindOption } from "./bitcoindOptions";
import { programRoot } from "./programRoot";
import { isUnknown, objectAt, rawProperties } from "./properties";
import type { Properties } from "./properties";
import { nameOf, taskIn } from "./tasks";

/** A place where bitcoind is told what to do. */
export interface Configured {
    /** The container's name, or the file's path as the program names it. */
    readonly name: string;
    readonly options: readonly BitcoindOption[];
}

/** A container that runs bitcoind. */
export interface Bitcoind extends Configured {
    /** Whether a word of its command line is not known yet. */
    readonly hidden: boolean;
}

/** The programs that are bitcoind, or become it. */
const programs = new Set(["bitcoind", "start-bitcoind", "bitcoin-node", "bitcoin-qt"]);

/** The containers that run bitcoind, by their command or, without one, by their name. */
export function bitcoindsIn(args: ResourceValidationArgs): Bitcoind[] {
    return (taskIn(args)?.containers ?? []).flatMap((container) => {
        const words = commandLine(container);
        const isBitcoind =
            container["name"] === "bitcoind" ||
            words.some((word) => programs.has(word.split("/").at(-1) ?? ""));
        if (!isBitcoind) return [];
        const options = optionsOnCommandLine(words);
        return [{ name: nameOf(container), options, hidden: words.some(isUnknown) }];
    });
}

/**
 * The bitcoin.conf in the build context of an image, or undefined when there is none. The engine runs
 * a pack in the pack's own folder, so the program's paths are read from the program's root.
 */
export function configurationIn({ type, props }: ResourceValidationArgs): Configured | undefined {
    if (type !== "docker:index/image:Image") return undefined;
    const { context } = objectAt(rawProperties(props)["build"]);
    if (typeof context !== "string" || isUnknown(context)) return undefined;
    const root = programRoot();
    // Without a root, no-key-in-files refuses every context.
    if (root === undefined) return undefined;
    const name = join(context, "bitcoin.conf");
    const path = resolve(root, name);
    return existsSync(path)
        ? { name, options: optionsInFile(readFileSync(path, "utf8")) }
        : undefined;
}

/** The words of a container's command line, unknown ones among them. */
function commandLine(container: Properties): string[] {
    return [container["entryPoint"], container["command"]]
        .flat()
        .filter((word) => typeof word === "string");
}
