import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:net";
import type { Socket } from "node:net";

import { judge } from "../../../cli/connect/answers";
import type { Answers, Check } from "../../../cli/connect/answers";
import { chains } from "../../../cli/connect/chains";
import type { Server } from "../../../cli/connect/server";
import { verify } from "../../../cli/connect/verify";
import { Mistake } from "../../../cli/mistake";
import { testCertificate } from "../../support/certificate";
import { now } from "../../support/deployed";
import { ElectrumServer, listen, say } from "../../support/electrumServer";
import type { Request } from "../../support/electrumServer";
import { genesisHeaders, regtestHeader } from "../../support/headers";

const nowSeconds = now.getTime() / 1_000;

/** What ElectrumX answers on regtest with a block of a minute ago. */
const right: Answers = {
    version: ["ElectrumX 1.20.0", "1.4"],
    features: { genesis_hash: chains.regtest.genesis },
    first: genesisHeaders.regtest,
    newest: { height: 7, hex: regtestHeader(nowSeconds - 60, 0) },
};

const failedOf = (checks: readonly Check[]) =>
    checks.filter(({ passed }) => !passed).map(({ name }) => name);

describe("what a server answers", () => {
    const judged = (change: Partial<Answers>, network: "regtest" | "signet" = "regtest") =>
        judge({ ...right, ...change }, network, now);

    it("passes when all of it is right", () => {
        const checks = judged({});
        assert.deepEqual(failedOf(checks), []);
        assert.deepEqual(
            checks.map(({ name }) => name),
            ["server.version", "genesis block", "newest header", "its age"],
        );
        assert.match(checks[0]!.detail, /^ElectrumX 1\.20\.0, protocol 1\.4$/);
        assert.equal(checks[3]!.detail, "1 min");
    });

    it("fails when it is of another network, by what it names and by its block 0 alike", () => {
        assert.deepEqual(failedOf(judged({}, "signet")).slice(0, 2), [
            "genesis block",
            "newest header",
        ]);
        const named = { genesis_hash: chains.mainnet.genesis };
        assert.deepEqual(failedOf(judged({ features: named })), ["genesis block"]);
        assert.deepEqual(failedOf(judged({ first: genesisHeaders.signet })), ["genesis block"]);
    });

    it("fails when the newest header is hours old, but on regtest any age will do", () => {
        const newest = (seconds: number) => ({
            height: 0,
            hex: regtestHeader(nowSeconds - seconds, 0),
        });
        assert.deepEqual(failedOf(judged({ newest: newest(900_000) })), []);
        const age = (seconds: number) =>
            judged({ newest: newest(seconds) }, "signet").find(({ name }) => name === "its age")!;
        assert.equal(age(3 * 3_600 - 1).passed, true);
        assert.equal(age(3 * 3_600).passed, false);
        assert.match(age(3 * 3_600).detail, /^3 h: blocks are missing$/);
    });

    it("fails when the newest header is hours ahead of this clock", () => {
        const newest = { height: 7, hex: regtestHeader(nowSeconds + 3 * 3_600, 0) };
        assert.deepEqual(failedOf(judged({ newest })), ["its age"]);
    });

    it("fails when anything was answered with an error, and repeats it", () => {
        const error = new Error("no such method");
        for (const [member, name] of [
            ["version", "server.version"],
            ["features", "genesis block"],
            ["first", "genesis block"],
            ["newest", "newest header"],
        ] as const) {
            const checks = judged({ [member]: error });
            assert.deepEqual(failedOf(checks), [name]);
            assert.match(checks.find((one) => !one.passed)!.detail, /no such method/);
        }
    });

    it("fails when it is nothing of what was asked for", () => {
        for (const nonsense of [null, 7, "text", {}, []]) {
            const answers = {
                version: nonsense,
                features: nonsense,
                first: nonsense,
                newest: nonsense,
            };
            assert.deepEqual(failedOf(judged(answers)), [
                "server.version",
                "genesis block",
                "newest header",
            ]);
        }
    });
});

describe("connect --verify", () => {
    let server: ElectrumServer;
    let at: Server;

    beforeEach(async () => {
        server = new ElectrumServer();
        server.answer = answering(right);
        at = {
            stack: "bitcoin-node-dev",
            network: "regtest",
            host: "127.0.0.1",
            port: await server.listen(),
            fingerprint: testCertificate.fingerprint,
            note: "answers here",
        };
    });
    afterEach(() => {
        server.close();
    });

    it("asks everything at once, the version first, and passes", async () => {
        const held: [Request, Socket][] = [];
        const hex = regtestHeader(Math.floor(Date.now() / 1_000) - 60, 0);
        const present = { ...right, newest: { height: 7, hex } };
        server.answer = (request, socket) => {
            held.push([request, socket]);
            if (held.length === 4) for (const [one, to] of held) answering(present)(one, to);
        };
        assert.deepEqual(failedOf(await verify(at)), []);
        assert.equal(held[0]![0].method, "server.version");
    });

    it("fails by the certificate, and asks nothing, when its fingerprint is another", async () => {
        const checks = await verify({ ...at, fingerprint: "00".repeat(32) });
        assert.deepEqual(failedOf(checks), ["certificate"]);
        assert.match(checks.at(-1)!.detail, new RegExp(testCertificate.fingerprint));
        assert.deepEqual(server.received, []);
    });

    it("fails by TLS where something accepts and says nothing", async () => {
        const silent = createServer();
        const patience = { way: 20_000, answers: 100 };
        const checks = await verify({ ...at, port: await listen(silent) }, patience);
        silent.close();
        assert.deepEqual(failedOf(checks), ["TLS"]);
        assert.match(checks.at(-1)!.detail, /silent for 0\.1 s/);
    });

    it("fails by the answers where only TLS is done", async () => {
        server.answer = (_, socket) => socket.destroy();
        const failed = failedOf(await verify(at));
        assert.deepEqual(failed, ["server.version", "genesis block", "newest header", "answers"]);
    });

    it("fails by the connection where nothing listens", async () => {
        const empty = createServer();
        const port = await listen(empty);
        empty.close();
        await once(empty, "close");
        assert.deepEqual(failedOf(await verify({ ...at, port })), ["connection"]);
    });

    it("cannot know where the name has no address", async () => {
        await assert.rejects(verify({ ...at, host: "node.invalid" }), (error: unknown) => {
            assert.ok(error instanceof Mistake);
            assert.match(error.message, /^node\.invalid:\d+, which answers here, has no address/);
            assert.match(error.message, /Run: npm run status/);
            return true;
        });
    });
});

function answering(answers: Answers): (request: Request, socket: Socket) => void {
    const results: Readonly<Record<string, unknown>> = {
        "server.version": answers.version,
        "server.features": answers.features,
        "blockchain.block.header": answers.first,
        "blockchain.headers.subscribe": answers.newest,
    };
    return ({ id, method }, socket) => {
        say(socket, { id, result: results[method] });
    };
}
