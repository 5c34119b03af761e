import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";

import { docker } from "../../cli/docker";
import { localImage } from "../../cli/local/image";
import { label } from "../../cli/local/task";
import { NotYet, until } from "../../cli/until";
import { leastTipAge } from "./chain/make";
import type { StoredChain } from "./chain/store";

/** The name that the node finds the peer by, and regtest's port. */
const name = "bitcoin-node-bench-sync-peer";
export const peerAddress = `${name}:18444`;

/** bitcoin-cli of the peer, as a command of Docker. */
export const peerCli = ["exec", name, "bitcoin-cli", "-chain=regtest", "-datadir=/chain/peer"];

/** Starting takes seconds; until then the peer does not answer. */
const longestStart = 120;

/**
 * Options without which a regtest node does what a mainnet node does not. It would check its whole
 * block index and mempool again and again. And it leaves its first download when its tip is less than a
 * day old: 144 blocks before the end, of 950,000 on mainnet, and of some hundred here.
 */
export const likeMainnet = ["-checkblockindex=0", "-checkmempool=0", `-maxtipage=${leastTipAge}`];

/**
 * Starts the node that has the chain, in place of the last one. The first time a node reads the file of
 * blocks and checks every signature in it, so that what the bench syncs is known to be valid.
 *
 * @throws Error when it has another chain's end than was made
 */
export async function startPeer(
    run: string,
    { folder, facts }: StoredChain,
    signal: AbortSignal,
): Promise<void> {
    const user = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
    const owned = ["--name", name, "--label", `${label}=${run}`, "--user", user];
    const image = ["--volume", `${folder}:/chain`, "--entrypoint", "bitcoind", localImage];
    const options = ["-chain=regtest", "-datadir=/chain/peer", "-disablewallet=1", ...likeMainnet];
    const time = `-mocktime=${facts.time}`;

    await docker(["rm", "--force", "--volumes", name]);
    const checked = join(folder, "checked");
    if (!existsSync(checked)) {
        const checking = ["-assumevalid=0", "-dbcache=2000", "-connect=0", "-listen=0"];
        const file = ["-loadblock=/chain/blocks.dat", "-stopafterblockimport=1"];
        const command = [...image, ...options, time, ...checking, ...file];
        await docker(["run", "--rm", ...owned, ...command], { signal });
        writeFileSync(checked, "");
    }
    const serving = ["-server=1", "-bind=0.0.0.0:18444", "-whitelist=noban,download@0.0.0.0/0"];
    const command = [...image, ...options, time, ...serving];
    await docker(["run", "--detach", "--network", run, ...owned, ...command]);
    const tip = await until(longestStart, async () => {
        signal.throwIfAborted();
        return docker([...peerCli, "getbestblockhash"]).catch(() => {
            throw new NotYet("the peer does not answer");
        });
    });
    if (tip !== facts.tip) throw new Error(`The peer has ${tip} and not the chain's end.`);
}
