import assert from "node:assert/strict";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { createServer } from "node:http";
import { text } from "node:stream/consumers";

import { listen } from "../support/electrumServer";
import { describeWith } from "../support/needs";
import { Outside } from "../support/outside";
import type { Running } from "../support/outside";

/** What the node answers, by method. */
type Answers = Record<string, unknown>;

const chain = {
    chain: "main",
    blocks: 950_012,
    headers: 950_012,
    verificationprogress: 0.999_99,
    initialblockdownload: false,
};
const index = { txindex: { synced: true, best_block_height: 950_012 } };
const ready: Answers = { getblockchaininfo: chain, getindexinfo: index, getaddednodeinfo: [] };
const behind: Answers = {
    ...ready,
    getblockchaininfo: { ...chain, blocks: 812_345, verificationprogress: 0.851_2 },
};
const downloading = (answers: Answers, change: object = {}): Answers => ({
    ...answers,
    getblockchaininfo: {
        ...(answers["getblockchaininfo"] as object),
        initialblockdownload: true,
        ...change,
    },
});
const indexing = { getindexinfo: { txindex: { synced: false, best_block_height: 801_000 } } };
const empty = downloading(ready, { chain: "regtest", blocks: 0, headers: 0 });

describeWith(["python3"], "docker/wait-for-node", () => {
    let outside: Outside;
    let node: Server;
    /** How the node answers, one for each time it is asked; the last stays. */
    let rounds: (Answers | ((response: ServerResponse) => void))[];

    const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
        const { method } = JSON.parse(await text(request)) as { method: string };
        const login = `Basic ${Buffer.from("__cookie__:0").toString("base64")}`;
        if (request.headers.authorization !== login) return void response.writeHead(401).end();
        const round = rounds[0]!;
        if (typeof round === "function") round(response);
        else response.end(JSON.stringify({ result: round[method], error: null }));
        // A round ends with the call that is made in each.
        const last = typeof round === "function" || method === "getindexinfo";
        if (last && rounds.length > 1) rounds.shift();
    };

    beforeEach(async () => {
        node = createServer((request, response) => void answer(request, response));
        outside = new Outside({ 8332: await listen(node) }).copy("wait-for-node");
        outside.program("next", "#!/bin/sh\necho next $*\n");
        outside.file("run/bitcoin/cookie", "__cookie__:0");
    });
    afterEach(async () => {
        await outside.remove();
        node.closeAllConnections();
        node.close();
    });

    const wait = (...answers: typeof rounds): Running => {
        rounds = answers;
        return outside.start(["wait-for-node", "next", "step"]);
    };
    /** What it says first while the node answers so for ever. */
    const firstWords = async (answers: (typeof rounds)[number]): Promise<string> => {
        const waiting = wait(answers);
        await waiting.said(/\n/);
        assert.equal(outside.text("run/waiting/electrumx"), "waiting for the node");
        return waiting.stdout.trimEnd();
    };
    const refusing = (status: number, error: object) => (response: ServerResponse) =>
        response.writeHead(status).end(JSON.stringify({ result: null, error }));

    it("becomes the command as soon as the node has its blocks and its index", async () => {
        const done = wait(ready);
        assert.equal(await done.ended, 0);
        assert.equal(done.stdout, "The node is ready.\nnext step\n");
    });

    it("says how far blocks and index are, and goes on when both are there", async () => {
        const done = wait({ ...downloading(behind), ...indexing }, downloading(behind), ready);
        assert.equal(await done.ended, 0);
        const said = "block 812,345 of 950,012 (85.12%), transaction index at 801,000";
        assert.equal(
            done.stdout,
            `Waiting for the node: ${said}.\nThe node is ready.\nnext step\n`,
        );
    });

    it("waits for the index of a node that has every block", async () => {
        assert.match(
            await firstWords({ ...ready, ...indexing }),
            /^Waiting for the node: block 950,012 of 950,012 .+, transaction index at 801,000\.$/,
        );
    });

    it("says why a node that has every block it knows of still counts as downloading", async () => {
        assert.match(
            await firstWords(downloading(ready)),
            /^Waiting .+ at 950,012; its newest block is over a day old\.$/,
        );
    });

    it("waits on regtest as on every network", async () => {
        const old = downloading(ready, { chain: "regtest", blocks: 101, headers: 101 });
        assert.match(await firstWords(old), /^Waiting for the node: block 101 of 101 /);
    });

    it("waits for a regtest node that has somebody to ask for blocks", async () => {
        const asking = { ...empty, getaddednodeinfo: [{ addednode: "other" }] };
        assert.match(await firstWords(asking), /^Waiting for the node: block 0 of 0 /);
    });

    it("takes a regtest node without blocks and with nobody to ask as it is", async () => {
        assert.equal(await wait(empty).ended, 0);
    });

    it("fails when the node keeps no transaction index", async () => {
        const failed = wait({ ...ready, getindexinfo: {} });
        assert.equal(await failed.ended, 1);
        assert.equal(
            failed.stderr,
            "The node keeps no transaction index: start it with txindex=1.\n",
        );
    });

    it("passes on what a node says that is warming up", async () => {
        const warming = refusing(500, { code: -28, message: "Loading block index…" });
        assert.equal(await firstWords(warming), "Waiting for the node: Loading block index.");
    });

    it("waits for a node that makes no sense, that hangs up or that does not take the cookie", async () => {
        const nonsense = (response: ServerResponse): void => void response.end("garbage");
        assert.match(await firstWords(nonsense), /: no answer \(JSONDecodeError\)\.$/);
        const gone = (response: ServerResponse): void => void response.destroy();
        assert.match(await firstWords(gone), /: no answer \(\w+\)\.$/);
        outside.file("run/bitcoin/cookie", "__cookie__:1");
        assert.match(await firstWords(ready), /: it refuses the cookie\.$/);
    });

    it("waits for a cookie, and reads the new one of a node that has started again", async () => {
        outside.file("run/bitcoin/cookie", "__cookie__:1");
        const waiting = wait(ready);
        await waiting.said(/refuses/);
        outside.file("run/bitcoin/cookie", "__cookie__:0");
        assert.equal(await waiting.ended, 0);
    });

    it("ends at once when it is told to", async () => {
        const waiting = wait(downloading(behind));
        await waiting.said(/Waiting/);
        waiting.signal("SIGTERM");
        assert.equal(await waiting.ended, 143);
        assert.doesNotMatch(waiting.stdout, /next/);
    });
});
