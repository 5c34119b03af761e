import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createHttpServer } from "node:http";
import type { Socket } from "node:net";
import { createServer } from "node:net";
import { text } from "node:stream/consumers";

import { ElectrumServer, listen, say } from "./electrumServer";

/** What the fake bitcoind's RPC answers, by method: a result, or a number of bitcoind's errors. */
export type Answers = Record<string, unknown>;

/** An error of bitcoind's. */
export class Refusal {
    readonly code: number;

    constructor(code: number) {
        this.code = code;
    }
}

const tip = 950_012;
const hash = "0".repeat(64);

/** A bitcoind that has everything. */
export const complete: Answers = {
    uptime: 17,
    getblockchaininfo: {
        chain: "main",
        blocks: tip,
        headers: tip,
        time: 1_790_000_000,
        verificationprogress: 0.999_99,
        initialblockdownload: false,
    },
    getindexinfo: { txindex: { synced: true, best_block_height: tip } },
    getconnectioncount: 10,
    getmempoolinfo: { size: 42_000, bytes: 21_000_000 },
    estimatesmartfee: { feerate: 0.000_031, blocks: 6 },
    getblockhash: hash,
    getchaintxstats: { txcount: 1_400_000_000 },
    listwallets: new Refusal(-32601),
};

/** What ElectrumX's RPC says of one that is at the same block, with two wallets. */
export const indexed = {
    "db height": tip,
    "daemon height": tip,
    db_flush_count: 2400,
    // The one that asks is a session too.
    sessions: { count: 3 },
};

/** bitcoind and ElectrumX as the monitor asks them, on ports of this machine. */
export class FakeDaemons {
    answers: Answers = complete;
    info: object = indexed;
    /** Ports that take a connection and then say nothing. */
    readonly mute = new Set<"bitcoind" | "electrumx" | "wallets">();
    readonly wallets = new ElectrumServer();
    readonly #bitcoind = createHttpServer((request, response) => {
        void this.#answer(request, response);
    });
    readonly #electrumx = createServer((socket) => {
        this.#sockets.add(socket.on("error", () => undefined));
        socket.on("data", () => {
            if (!this.mute.has("electrumx")) say(socket, { id: 0, result: this.info });
        });
    });
    readonly #sockets = new Set<Socket>();

    constructor() {
        this.wallets.answer = ({ id, method }, socket) => {
            if (this.mute.has("wallets")) return;
            const subscribed = method === "blockchain.headers.subscribe";
            say(socket, { id, result: subscribed ? { height: tip, hex: "" } : ["fake", "1.4"] });
        };
    }

    /** The ports in use here, by those of the image. */
    async listen(): Promise<Record<number, number>> {
        return {
            8332: await listen(this.#bitcoind),
            8000: await listen(this.#electrumx),
            50002: await this.wallets.listen(),
        };
    }

    close(): void {
        this.wallets.close();
        this.#bitcoind.closeAllConnections();
        this.#bitcoind.close();
        this.#electrumx.close();
        for (const socket of this.#sockets) socket.destroy();
    }

    async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
        const { method } = JSON.parse(await text(request)) as { method: string };
        if (this.mute.has("bitcoind")) return;
        const answer = this.answers[method];
        const refused = answer instanceof Refusal || answer === undefined;
        const code = answer instanceof Refusal ? answer.code : -1;
        const error = refused ? { code, message: "Loading block index…" } : null;
        response.writeHead(refused ? 500 : 200);
        response.end(JSON.stringify({ result: refused ? null : answer, error }));
    }
}
