import { docker } from "../../cli/docker";
import { during } from "../../cli/during";
import { newIdentity } from "../../cli/local/certificate";
import { baseImage, build, buildLocal, contents, localImage } from "../../cli/local/image";
import type { Source } from "../../cli/local/image";
import { label } from "../../cli/local/task";
import { storedChain } from "./chain/store";
import { benchImage } from "./measure";
import type { Surroundings } from "./measure";
import { startPeer } from "./peer";

/** What the chain is made from: another number makes another chain. */
const seed = 1;
const blockBytes = 1_000_000;

/**
 * Builds the node's image and the bench's on top of it, and makes the network of a run.
 *
 * @param rocksdb whether ElectrumX is to have that database too, which takes a minute to build
 */
export async function prepare(
    run: string,
    source: Source,
    rocksdb: boolean,
    signal: AbortSignal,
): Promise<void> {
    await during(`Building the images: ${contents(source)}.`, async (say) => {
        const base = await baseImage(say);
        await buildLocal(source, base, signal);
        const images = { BASE_IMAGE: base, NODE_IMAGE: localImage };
        const args = { ...images, ROCKSDB: rocksdb ? "yes" : "no" };
        await build(benchImage, "bench/sync/image", args, signal);
    });
    await docker(["network", "create", "--label", `${label}=${run}`, run]);
}

/** Makes a chain, if it is not there yet, and starts the peer that has it, in place of the last one. */
export async function serve(
    run: string,
    blocks: number,
    signal: AbortSignal,
): Promise<Surroundings> {
    const plan = { full: blocks, blockBytes, seed };
    const chain = await during(`Making a chain of ${blocks} MB, unless it is there.`, () =>
        storedChain(plan, signal),
    );
    await during("Starting its peer, which the first time checks every signature.", () =>
        startPeer(run, chain, signal),
    );
    const { pem } = await newIdentity();
    return { run, chain, tls: pem };
}
