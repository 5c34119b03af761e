import { createHash } from "node:crypto";

import type { BitcoinCli } from "./bitcoinCli";

/** The script that is always true, in hexadecimal: OP_TRUE. */
export const openScript = "51";

/** The lock of coins that anybody can spend: pay to the hash of that script (P2WSH, BIP 141). */
export const openLock = `0020${createHash("sha256").update(openScript, "hex").digest("hex")}`;

/**
 * Adds blocks to a regtest chain. Their coins can be spent 100 blocks later.
 *
 * @param address whose the coins are; without one anybody can spend them
 * @throws DockerError when bitcoind refuses, as it does for an address of another network
 */
export async function mineBlocks(cli: BitcoinCli, blocks: number, address?: string): Promise<void> {
    if (address !== undefined) await cli("generatetoaddress", String(blocks), address);
    else await cli("generatetodescriptor", String(blocks), `raw(${openLock})`);
}
