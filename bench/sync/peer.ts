import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { docker } from "../../cli/docker";
import { localImage } from "../../cli/local/image";
import { label } from "../../cli/local/task";
import { NotYet, until } from "../../cli/until";
import type { StoredChain } from "./chain/store";

/** The name that the node finds the peer by, and regtest's port. */
const name = "bitcoin-node-bench-sync-peer";
export const peerAddress = `${name}:18444`;

/** bitcoin-cli of the peer, as a command of Docker. */
export const peerCli = ["exec", name, "bitcoin-cli", "-chain=regtest", "-datadir=/chain/peer"];

/** Reading the chain into the peer takes minutes at most, in seconds. */
const longestImport = 900;

/**
 * Options without which a regtest node does what a mainnet node does not: it would check its whole
 * block index and mempool again and again.
 */
export const likeMainnet = ["-checkblockindex=0", "-checkmempool=0"];

/**
 * Starts the node that has the chain, and waits until it has it. The first time it reads the file of
 * blocks and checks every signature in it, so that what the bench syncs is known to be valid.
 */
export async function startPeer(
    run: string,
    chain: StoredChain,
    signal: AbortSignal,
): Promise<void> {
    const { folder, facts } = chain;
    const checked = join(folder, "checked");
    const user = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
    await docker(["rm", "--force", "--volumes", name]);
    await docker([
        ...["run", "--detach", "--name", name, "--label", `${label}=${run}`, "--user", user],
        ...["--network", run, "--volume", `${folder}:/chain`, "--entrypoint", "bitcoind"],
        ...[localImage, "-chain=regtest", "-datadir=/chain/peer", "-disablewallet=1", "-server=1"],
        ...["-assumevalid=0", "-dbcache=2000", ...likeMainnet],
        ...(existsSync(checked) ? [] : ["-loadblock=/chain/blocks.dat"]),
        ...[
            "-bind=0.0.0.0:18444",
            `-mocktime=${facts.time}`,
            "-whitelist=noban,download@0.0.0.0/0",
        ],
        ...["-maxuploadtarget=0", "-nodebuglogfile"],
    ]);
    await until(longestImport, async () => {
        signal.throwIfAborted();
        const tip = await docker([...peerCli, "getbestblockhash"]).catch(() => "nothing");
        if (tip !== facts.tip) throw new NotYet(`the peer has ${tip}, not the chain's end`);
    });
    writeFileSync(checked, "");
}
