import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { resource, startedPack, unknown, violation } from "../support/pack";

const image = "docker:index/image:Image";

describe("the pack on a bitcoin.conf that goes into an image", () => {
    const ask = startedPack();
    let context: string;
    const build = (text: string) => {
        writeFileSync(join(context, "bitcoin.conf"), text);
        return resource(image, { imageName: unknown, build: { context } });
    };
    const said = (policy: string, wrong: string) =>
        violation(policy, "thing", wrong.replace("FILE", join(context, "bitcoin.conf")));

    beforeEach(() => {
        context = mkdtempSync(join(tmpdir(), "context-"));
    });
    afterEach(() => {
        rmSync(context, { recursive: true });
    });

    it("allows this project's own, by the path that the program gives", async () => {
        assert.match(readFileSync("docker/bitcoin.conf", "utf8"), /disablewallet=1/);
        assert.deepEqual(await ask(resource(image, { build: { context: "docker" } })), []);
    });

    it("has nothing to say about an image without one, or of a context that is not known yet", async () => {
        assert.deepEqual(await ask(resource(image, { build: { context } })), []);
        assert.deepEqual(await ask(resource(image, { build: { context: unknown } })), []);
    });

    it("refuses a wallet, disabled in a comment only", async () => {
        assert.deepEqual(await ask(build("server=1\n# disablewallet=1\n")), [
            said("bitcoind-no-wallet", "has a wallet in FILE"),
        ]);
    });

    it("refuses RPC for others, in a section of its own", async () => {
        const text = "disablewallet=1\n[main]\nrpcbind = 0.0.0.0:8332\nrpcallowip=10.0.0.0/8\n";
        assert.deepEqual(await ask(build(text)), [
            said("bitcoind-rpc-on-loopback", "opens RPC in FILE"),
        ]);
    });

    it("refuses options that nobody may set", async () => {
        assert.deepEqual(await ask(build("disablewallet=1\nmain.prune=550\nrpcpassword=x#y\n")), [
            said(
                "bitcoind-options-allowed",
                "sets prune in FILE: ElectrumX needs every block once",
            ),
            said(
                "bitcoind-options-allowed",
                "sets rpcpassword in FILE: RPC stays on loopback with its cookie",
            ),
        ]);
    });
});
