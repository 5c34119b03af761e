import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import type { Socket } from "node:net";

import { ElectrumClient, ElectrumError } from "../../cli/electrumClient";
import { testCertificate } from "../support/certificate";
import { ElectrumServer, listen, say } from "../support/electrumServer";
import type { Request } from "../support/electrumServer";

const { fingerprint } = testCertificate;

/** Milliseconds; long enough to matter only where silence is what is tested. */
const patience = 20_000;

describe("ElectrumClient", () => {
    let server: ElectrumServer;
    let port: number;
    const clients: ElectrumClient[] = [];

    beforeEach(async () => {
        server = new ElectrumServer();
        port = await server.listen();
    });
    afterEach(() => {
        for (const client of clients.splice(0)) client.close();
        server.close();
    });

    async function connected(options = {}): Promise<ElectrumClient> {
        const client = await ElectrumClient.connect("127.0.0.1", port, {
            fingerprint,
            patience,
            ...options,
        });
        clients.push(client);
        return client;
    }

    describe("asking", () => {
        it("sends one JSON-RPC request a line", async () => {
            await (await connected()).request("server.version", ["test", "1.4"]);
            assert.deepEqual(server.received, [
                '{"jsonrpc":"2.0","id":1,"method":"server.version","params":["test","1.4"]}',
            ]);
        });

        it("gives each request its own result, whatever the order of the answers", async () => {
            const held: [Request, Socket][] = [];
            server.answer = (request, socket) => {
                held.push([request, socket]);
                if (held.length < 2) return;
                for (const [{ id, method }] of held.reverse()) say(socket, { id, result: method });
            };
            const client = await connected();
            const results = await Promise.all([client.request("first"), client.request("second")]);
            assert.deepEqual(results, ["first", "second"]);
        });

        it("puts answers together that come in pieces, cut inside a letter and after a line", async () => {
            server.answer = ({ id }, socket) => {
                const lines = [id, id + 1].map((one) => JSON.stringify({ id: one, result: "é" }));
                const bytes = Buffer.from(`${lines.join("\n")}\n`);
                const cuts = [0, bytes.indexOf("é") + 1, bytes.indexOf("\n") + 5, bytes.length];
                const pieces = cuts.slice(1).map((cut, n) => bytes.subarray(cuts[n], cut));
                const send = (): void => {
                    socket.write(pieces.shift() ?? "", () => {
                        if (pieces.length > 0) setImmediate(send);
                    });
                };
                send();
                server.answer = () => undefined;
            };
            const client = await connected();
            const results = await Promise.all([client.request("one"), client.request("two")]);
            assert.deepEqual(results, ["é", "é"]);
        });

        it("takes null for a result", async () => {
            server.answer = ({ id }, socket) => {
                say(socket, { id, result: null, error: null });
            };
            assert.equal(await (await connected()).request("subscribe"), null);
        });

        it("hands notifications on, and goes on waiting for the answer", async () => {
            const heard: unknown[] = [];
            server.answer = ({ id }, socket) => {
                say(socket, { method: "blockchain.headers.subscribe", params: [{ height: 7 }] });
                say(socket, { id, result: "asked" });
            };
            const client = await connected({
                onNotification: (...one: unknown[]) => heard.push(one),
            });
            assert.equal(await client.request("ask"), "asked");
            assert.deepEqual(heard, [["blockchain.headers.subscribe", [{ height: 7 }]]]);
        });
    });

    describe("the certificate", () => {
        it("is taken by its fingerprint alone, in capitals too", async () => {
            const client = await connected({ fingerprint: fingerprint.toUpperCase() });
            assert.deepEqual(await client.request("ask", [1]), [1]);
        });

        it("is refused when its fingerprint differs, before anything is sent", async () => {
            const other = fingerprint.replace(/^./, "0");
            await fails(
                connected({ fingerprint: other }),
                new RegExp(`certificate.*${fingerprint}`),
            );
            assert.deepEqual(server.received, []);
        });
    });

    describe("what is no result", () => {
        it("is an error's message, on one line that is not too long", async () => {
            server.answer = ({ id }, socket) => {
                say(socket, {
                    id,
                    error: { code: 1, message: `it says:\n\nno ${"0".repeat(999)}` },
                });
            };
            await fails((await connected()).request("ask"), /answers: it says: no 0{100,200}$/);
        });

        it("is an answer without a result", async () => {
            server.answer = ({ id }, socket) => {
                say(socket, { id });
            };
            await fails((await connected()).request("ask"), /no result/);
        });

        it("is a line that is no JSON-RPC message", async () => {
            for (const line of ["HTTP/1.1 400 Bad Request", "null", "4"]) {
                server.answer = (_, socket) => socket.write(`${line}\n`);
                await fails((await connected()).request("ask"), /not speak the Electrum protocol/);
            }
        });

        it("is silence, which another request outlives", async () => {
            server.answer = ({ id, method }, socket) => {
                if (method === "answered") say(socket, { id, result: 1 });
            };
            const client = await connected({ patience: 1_000 });
            await fails(client.request("unanswered"), /silent for 1 s: unanswered/);
            assert.equal(await client.request("answered"), 1);
        });

        it("is the end of the connection, for what waits and for what comes after", async () => {
            server.answer = (_, socket) => socket.destroy();
            const client = await connected();
            await fails(client.request("ask"), /closed the connection/);
            await fails(client.request("again"), /closed the connection/);
        });

        it("is what waits when the client itself closes", async () => {
            server.answer = () => undefined;
            const client = await connected();
            const asked = client.request("ask");
            client.close();
            await fails(asked, /is closed/);
        });
    });

    describe("no connection", () => {
        it("is had where nothing listens", async () => {
            const empty = createServer();
            const free = await listen(empty);
            empty.close();
            await once(empty, "close");
            await fails(attempt(free), /refuses the connection/);
        });

        it("is had from a server without TLS", async () => {
            const plain = createServer((socket) => socket.end("no TLS here\n"));
            await fails(attempt(await listen(plain)), /does not speak TLS/);
            plain.close();
        });

        it("is had from a server that is silent", async () => {
            const silent = createServer();
            await fails(attempt(await listen(silent), 50), /silent for 0\.05 s: the connection/);
            silent.close();
        });
    });
});

function attempt(port: number, wait = patience): Promise<ElectrumClient> {
    return ElectrumClient.connect("127.0.0.1", port, { fingerprint, patience: wait });
}

async function fails(attempt: Promise<unknown>, message: RegExp): Promise<void> {
    await assert.rejects(attempt, (error: unknown) => {
        assert.ok(error instanceof ElectrumError);
        assert.match(error.message, message);
        assert.ok(!error.message.includes("\n"));
        return true;
    });
}
