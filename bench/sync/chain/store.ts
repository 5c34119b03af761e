import {
    closeSync,
    existsSync,
    mkdirSync,
    openSync,
    readFileSync,
    renameSync,
    writeFileSync,
    writeSync,
} from "node:fs";
import { join, resolve } from "node:path";
import { setImmediate } from "node:timers/promises";

import { u32 } from "./bytes";
import { makeChain } from "./make";
import type { ChainFacts, ChainPlan } from "./make";

/** A chain on disk. */
export interface StoredChain {
    /**
     * The folder, as an absolute path: `blocks.dat` in the format of `-loadblock`, `headers` with one in
     * hexadecimal on each line, and `peer/`.
     */
    readonly folder: string;
    readonly facts: ChainFacts;
}

/** Made files; Git ignores the folder. */
const home = ".local/bench-sync";

/** Raised when the same plan would make another chain, so that a stored one is not taken for it. */
const format = 2;

/** What stands before each block in a file of blocks: regtest's magic number. */
const magic = Buffer.from("fabfb5da", "hex");

/** The chain of a plan: from disk, or made now, which takes a second for two blocks. */
export async function storedChain(plan: ChainPlan, signal: AbortSignal): Promise<StoredChain> {
    const name = [format, plan.seed, plan.full, plan.blockBytes].join("-");
    const folder = resolve(home, name);
    const factsFile = join(folder, "facts.json");
    if (existsSync(factsFile)) {
        return { folder, facts: JSON.parse(readFileSync(factsFile, "utf8")) as ChainFacts };
    }
    mkdirSync(join(folder, "peer"), { recursive: true });
    const facts = await write(folder, plan, signal);
    // The last step, by a new name at once: a chain that was interrupted is made again.
    writeFileSync(`${factsFile}.new`, JSON.stringify(facts, undefined, 2));
    renameSync(`${factsFile}.new`, factsFile);
    return { folder, facts };
}

async function write(folder: string, plan: ChainPlan, signal: AbortSignal): Promise<ChainFacts> {
    const descriptor = openSync(join(folder, "blocks.dat"), "w");
    const headers: string[] = [];
    try {
        const chain = makeChain(plan);
        for (;;) {
            const next = chain.next();
            if (next.done === true) {
                writeFileSync(join(folder, "headers"), `${headers.join("\n")}\n`);
                return next.value;
            }
            // Lets Ctrl-C through, and the spinner turn.
            await setImmediate();
            signal.throwIfAborted();
            const { header, block } = next.value;
            headers.push(header.toString("hex"));
            if (block === undefined) continue;
            writeSync(descriptor, Buffer.concat([magic, u32(block.length), block]));
        }
    } finally {
        closeSync(descriptor);
    }
}
