import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import type { Server, Socket } from "node:net";

import { speaksPlaintext } from "../../../cli/rehearse/plaintext";
import { ElectrumServer, listen, say } from "../../support/electrumServer";

const patience = 20_000;

describe("speaksPlaintext", () => {
    let server: Server | ElectrumServer;
    afterEach(() => {
        server.close();
    });

    async function answering(answer: (socket: Socket) => void): Promise<number> {
        server = createServer((socket) => {
            socket.once("data", () => {
                answer(socket);
            });
        });
        return listen(server);
    }

    it("is true where a request has an answer, be it an error", async () => {
        const port = await answering((socket) => {
            say(socket, { jsonrpc: "2.0", id: 1, error: { message: "too old" } });
        });
        assert.equal(await speaksPlaintext("127.0.0.1", port, patience), true);
    });

    it("is false where only TLS is spoken", async () => {
        server = new ElectrumServer();
        assert.equal(await speaksPlaintext("127.0.0.1", await server.listen(), patience), false);
    });

    it("is false where a server says something else, or nothing", async () => {
        const other = await answering((socket) => socket.end("HTTP/1.1 400 Bad Request\r\n"));
        assert.equal(await speaksPlaintext("127.0.0.1", other, patience), false);
        server.close();
        const silent = await answering(() => undefined);
        assert.equal(await speaksPlaintext("127.0.0.1", silent, 50), false);
    });

    it("cannot be told where nothing listens", async () => {
        const port = await answering(() => undefined);
        server.close();
        await once(server as Server, "close");
        await assert.rejects(speaksPlaintext("127.0.0.1", port, patience), /ECONNREFUSED/);
    });
});
