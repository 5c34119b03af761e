import { electrumPort } from "../../components/addresses";
import { ElectrumClient } from "../electrumClient";

/** How long an answer may take, in milliseconds. */
const patience = 5_000;

/** The height of the block that a wallet is served, or why it is not served. */
export async function serving(
    fingerprint: string,
    port: number = electrumPort,
): Promise<{ height: number } | { reason: string }> {
    try {
        const client = await ElectrumClient.connect("127.0.0.1", port, { fingerprint, patience });
        try {
            await client.request("server.version", ["bitcoin-node", "1.4"]);
            const tip = await client.request("blockchain.headers.subscribe", []);
            return { height: (tip as { height: number }).height };
        } finally {
            client.close();
        }
    } catch (error) {
        return { reason: error instanceof Error ? error.message : String(error) };
    }
}
