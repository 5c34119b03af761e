import { ElectrumClient, WrongCertificate } from "../electrumClient";
import { judge } from "./answers";
import type { Answers, Check } from "./answers";
import { reach } from "./reach";
import type { Server } from "./server";

/** How long the way there, and then the handshake and the answers, may take, in milliseconds. */
const usual = { way: 4_000, answers: 5_000 };

/**
 * Asks a server what a wallet relies on, up to the first step without which the next cannot be made.
 *
 * @throws Mistake when nothing comes back from it: then nothing is known
 */
export async function verify(server: Server, patience = usual): Promise<Check[]> {
    const reached = await reach(server, patience.way);
    if ("refused" in reached) {
        return [{ name: "connection", passed: false, detail: reached.refused }];
    }
    const detail = `round trip of ${reached.milliseconds.toFixed(0)} ms`;
    const connection = { name: "connection", passed: true, detail };
    const { host, port, fingerprint } = server;
    let client: ElectrumClient;
    try {
        client = await ElectrumClient.connect(host, port, {
            fingerprint,
            patience: patience.answers,
        });
    } catch (error) {
        return [connection, ...refusedChecks(error)];
    }
    const certificate = { name: "certificate", passed: true, detail: `SHA-256 ${fingerprint}` };
    const tls = { name: "TLS", passed: true, detail: "the handshake is done" };
    try {
        const since = performance.now();
        const answers = await ask(client);
        const seconds = ((performance.now() - since) / 1_000).toFixed(1);
        const judged = judge(answers, server.network, new Date());
        // ElectrumX holds small answers back for up to a second (server/transport.py, 1.20).
        const isAnswered = Object.values(answers).every((answer) => !(answer instanceof Error));
        const time = { name: "answers", passed: isAnswered, detail: `after ${seconds} s` };
        return [connection, tls, certificate, ...judged, time];
    } finally {
        client.close();
    }
}

function refusedChecks(error: unknown): Check[] {
    if (!(error instanceof Error)) throw error;
    const detail = error.message;
    if (error instanceof WrongCertificate) {
        const tls = { name: "TLS", passed: true, detail: "the handshake is done" };
        return [tls, { name: "certificate", passed: false, detail }];
    }
    return [{ name: "TLS", passed: false, detail }];
}

/** Asks everything at once, so that what is held back is held back together. */
async function ask(client: ElectrumClient): Promise<Answers> {
    const answer = (method: string, params: readonly unknown[]): Promise<unknown> =>
        client.request(method, params).catch((error: unknown) => error);
    const [version, features, first, newest] = await Promise.all([
        answer("server.version", ["bitcoin-node", "1.4"]),
        answer("server.features", []),
        answer("blockchain.block.header", [0]),
        answer("blockchain.headers.subscribe", []),
    ]);
    return { version, features, first, newest };
}
