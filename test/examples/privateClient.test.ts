import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import type { Socket } from "node:net";

import { testCertificate } from "../support/certificate";
import { ElectrumServer, say } from "../support/electrumServer";
import type { Request } from "../support/electrumServer";

const { fingerprint } = testCertificate;

/** What ElectrumX answers to what the client asks. */
const results: Record<string, unknown> = {
    "server.version": ["ElectrumX 1.20.0", "1.4"],
    "blockchain.headers.subscribe": { height: 7, hex: "00" },
    "blockchain.scripthash.get_balance": { confirmed: 5, unconfirmed: 0 },
};

interface Answer {
    readonly code: number;
    readonly stdout: string;
    readonly stderr: string;
}

describe("examples/private-client, client.py", function () {
    let server: ElectrumServer;
    let port: number;

    before(function () {
        const { status } = spawnSync("python3", ["-c", "import aiorpcx"]);
        if (status === 0) return;
        process.stderr.write("Skipped: Python has no aiorpcx. Run: pip install aiorpcx\n");
        this.skip();
    });
    beforeEach(async () => {
        server = new ElectrumServer();
        server.answer = ({ id, method }: Request, socket: Socket) => {
            say(socket, { jsonrpc: "2.0", id, result: results[method] });
        };
        port = await server.listen();
    });
    afterEach(() => {
        server.close();
    });

    function ask(environment: Record<string, string> = {}): Promise<Answer> {
        const env = {
            ...process.env,
            SERVER: `127.0.0.1:${port}:s`,
            FINGERPRINT: fingerprint,
            ...environment,
        };
        return new Promise((resolve) => {
            const client = "examples/private-client/client.py";
            const child = execFile("python3", [client], { env }, (_, stdout, stderr) => {
                resolve({ code: child.exitCode ?? -1, stdout, stderr });
            });
        });
    }

    it("prints the server's version, the height and the balance as JSON", async () => {
        const { code, stdout, stderr } = await ask();
        assert.equal(stderr, "");
        assert.equal(code, 0);
        assert.deepEqual(JSON.parse(stdout), {
            server: "ElectrumX 1.20.0",
            protocol: "1.4",
            height: 7,
            balance: { confirmed: 5, unconfirmed: 0 },
        });
    });

    it("asks for the script hash that it is given", async () => {
        await ask({ SCRIPT_HASH: "ab".repeat(32) });
        const asked = server.received.map((line) => JSON.parse(line) as Request);
        const balance = asked.find(({ method }) => method.endsWith("get_balance"));
        assert.deepEqual(balance?.params, ["ab".repeat(32)]);
    });

    it("refuses another certificate before it asks anything, and names its fingerprint", async () => {
        const { code, stderr } = await ask({ FINGERPRINT: "00".repeat(32) });
        assert.equal(code, 1);
        assert.match(stderr, new RegExp(`another certificate.*${fingerprint}`));
        assert.deepEqual(server.received, []);
    });

    it("says in one line that nothing listens, as during the first sync", async () => {
        server.close();
        const { code, stderr } = await ask();
        assert.equal(code, 1);
        assert.match(stderr, /^127\.0\.0\.1:\d+:s: .*refused\n$/);
    });

    it("says in one line what the server refuses", async () => {
        server.answer = ({ id }, socket) => {
            say(socket, { jsonrpc: "2.0", id, error: { code: 1, message: "unsupported" } });
        };
        const { code, stderr } = await ask();
        assert.equal(code, 1);
        assert.match(stderr, /^127\.0\.0\.1:.*unsupported.*\n$/);
    });
});
