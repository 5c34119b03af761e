import assert from "node:assert/strict";
import { utimesSync } from "node:fs";
import type { Server, Socket } from "node:net";
import { createServer } from "node:net";

import { listen } from "../support/electrumServer";
import { describeWith } from "../support/needs";
import { Outside } from "../support/outside";

describeWith(["sh"], "docker/alive-bitcoind", () => {
    let outside: Outside;

    beforeEach(() => {
        outside = new Outside().copy("alive-bitcoind");
    });
    afterEach(() => outside.remove());

    /** The check where bitcoin-cli prints this and ends so. */
    const check = async (prints: string, status: number): Promise<[number | null, string]> => {
        outside.program("bitcoin-cli", `#!/bin/sh\nprintf '${prints}'\nexit ${status}\n`);
        const checked = outside.start(["alive-bitcoind"]);
        return [await checked.ended, checked.stdout.trimEnd()];
    };

    it("is alive while it waits, without asking the node", async () => {
        outside.file("run/waiting/bitcoind", "waiting for the lock\n");
        assert.deepEqual(await check("no", 1), [0, "waiting for the lock"]);
    });

    it("is alive when the node answers", async () => {
        assert.deepEqual(await check("17\\n", 0), [0, "answers, up for 17 s"]);
    });

    it("is alive while the node warms up", async () => {
        const answer = "error code: -28\\nerror message:\\nLoading block index";
        assert.deepEqual(await check(answer, 28), [0, "warming up"]);
    });

    it("is not alive when there is no answer, and says why in a line", async () => {
        const answer = "error: timeout on transient error\\n\\nMake sure the server is running";
        assert.deepEqual(await check(answer, 1), [
            1,
            "no answer: error: timeout on transient error",
        ]);
    });
});

describeWith(["python3"], "docker/alive-electrumx", () => {
    let outside: Outside;
    let server: Server;
    let answer: (socket: Socket) => void;

    beforeEach(async () => {
        server = createServer((socket) => {
            socket
                .on("error", () => undefined)
                .once("data", () => {
                    answer(socket);
                });
        });
        outside = new Outside({ 8000: await listen(server) }).copy("alive-electrumx");
    });
    afterEach(async () => {
        await outside.remove();
        server.close();
    });

    const check = async (): Promise<[number | null, string]> => {
        const checked = outside.start(["alive-electrumx"]);
        return [await checked.ended, (checked.stdout + checked.stderr).trimEnd()];
    };
    const says = (message: object) => (socket: Socket) =>
        void socket.end(`${JSON.stringify(message)}\n`);

    it("is alive when ElectrumX answers, which ends the waiting", async () => {
        outside.file("run/waiting/electrumx", "opening the database\n");
        answer = says({ result: { "db height": 812_345, "daemon height": 950_012 } });
        assert.deepEqual(await check(), [0, "answers, block 812,345 of 950,012"]);
        assert.equal(outside.text("run/waiting/electrumx"), undefined);
    });

    it("is alive while it waits, in the words of what it waits for", async () => {
        server.close();
        outside.file("run/waiting/electrumx", "compacting the history\n");
        assert.deepEqual(await check(), [0, "compacting the history"]);
    });

    it("is not alive when nobody answers any more", async () => {
        server.close();
        assert.deepEqual(await check(), [1, "no answer: ConnectionRefusedError"]);
    });

    it("takes only a result for an answer", async () => {
        answer = says({ error: { code: -32603, message: "internal error" } });
        assert.deepEqual(await check(), [1, "no answer: KeyError"]);
        answer = (socket) => void socket.end();
        assert.deepEqual(await check(), [1, "no answer: JSONDecodeError"]);
    });
});

describeWith(["sh"], "docker/alive-monitor", () => {
    let outside: Outside;

    beforeEach(() => {
        outside = new Outside().copy("alive-monitor");
    });
    afterEach(() => outside.remove());

    const check = async (): Promise<[number | null, string]> => {
        const checked = outside.start(["alive-monitor"]);
        return [await checked.ended, checked.stdout.trimEnd()];
    };

    it("is alive after a line, and not without or long after one", async () => {
        assert.deepEqual(await check(), [1, "no line for two minutes"]);
        outside.file("tmp/line", "{}\n");
        assert.deepEqual(await check(), [0, "writes its lines"]);
        utimesSync(outside.path("tmp/line"), 0, 0);
        assert.deepEqual(await check(), [1, "no line for two minutes"]);
    });
});
