import { createHash } from "node:crypto";

import type { Network } from "../../components/choices";

/** The Merkle roots of the first blocks: of one coinbase in all networks but testnet4. */
const usual = "4a5e1e4baab89f3a32518a88c31bc87f618f76673e2cc77ab2127b7afdeda33b";
const testnet4 = "7aa0a7ae1e223414cb807e40cd57e667b718e42aaf9306db9102fe28912b7b4e";

/** Block 0 of each network, from the numbers in bitcoin/src/kernel/chainparams.cpp. */
export const genesisHeaders: Readonly<Record<Network, string>> = {
    mainnet: header(usual, 1_231_006_505, 0x1d00ffff, 2_083_236_893),
    testnet4: header(testnet4, 1_714_777_860, 0x1d00ffff, 393_743_547),
    signet: header(usual, 1_598_918_400, 0x1e0377ae, 52_613_770),
    regtest: header(usual, 1_296_688_602, 0x207fffff, 2),
};

/** A header of regtest with this time, in seconds since 1970, and work enough. */
export function regtestHeader(time: number, nonce: number): string {
    const made = header(usual, time, 0x207fffff, nonce);
    const hash = sha256(sha256(Buffer.from(made, "hex")));
    // A hash is read from its end: its last byte has to be below 0x7f.
    return (hash.at(-1) ?? 0) < 0x7f ? made : regtestHeader(time, nonce + 1);
}

function header(merkleRoot: string, time: number, compact: number, nonce: number): string {
    const bytes = Buffer.alloc(80);
    bytes.writeUInt32LE(1, 0);
    Buffer.from(merkleRoot, "hex").reverse().copy(bytes, 36);
    bytes.writeUInt32LE(time, 68);
    bytes.writeUInt32LE(compact, 72);
    bytes.writeUInt32LE(nonce, 76);
    return bytes.toString("hex");
}

function sha256(bytes: Buffer): Buffer {
    return createHash("sha256").update(bytes).digest();
}
