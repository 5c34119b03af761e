import assert from "node:assert/strict";
import { generateKeyPairSync } from "node:crypto";
import { readFileSync, statSync } from "node:fs";

import { testCertificate, testKey } from "../support/certificate";
import { describeWith } from "../support/needs";
import { Outside } from "../support/outside";
import type { Running } from "../support/outside";

const secret = `${testKey()}${testCertificate.pem}`;

/** Shows what it was started with, in place of the lock and all that follows. */
const show = '#!/bin/sh\nprintf "argument %s\\n" "$@"\nenv\n';

describeWith(["sh", "python3"], "docker/start-electrumx", () => {
    let outside: Outside;

    beforeEach(() => {
        outside = new Outside().copy("start-electrumx", "data-folder").program("hold-lock", show);
    });
    afterEach(() => outside.remove());

    const start = (env: Record<string, string>): Running => outside.start(["start-electrumx"], env);

    it("stores key and certificate where only ElectrumX can read them", async () => {
        assert.equal(await start({ NET: "regtest", TLS_PEM: secret }).ended, 0);
        assert.equal(readFileSync(outside.path("run/tls/key.pem"), "utf8"), testKey());
        assert.equal(readFileSync(outside.path("run/tls/cert.pem"), "utf8"), testCertificate.pem);
        for (const name of ["key.pem", "cert.pem"]) {
            assert.equal(statSync(outside.path(`run/tls/${name}`)).mode & 0o777, 0o600);
        }
    });

    it("takes them in either order", async () => {
        const turned = `${testCertificate.pem}${testKey()}`;
        assert.equal(await start({ NET: "regtest", TLS_PEM: turned }).ended, 0);
        assert.equal(readFileSync(outside.path("run/tls/key.pem"), "utf8"), testKey());
    });

    it("takes the lock, checks the data, compacts, waits for the node and serves, in this order", async () => {
        const shown = start({ NET: "regtest", TLS_PEM: secret });
        await shown.ended;
        assert.deepEqual(shown.stdout.match(/(?<=^argument ).+$/gm), [
            "electrumx",
            outside.path("srv/electrumx/holder.lock"),
            ...["check-data", "electrumx", "regtest", outside.path("srv/electrumx"), "--"],
            "compact-history",
            "wait-for-node",
            "serve-electrumx",
        ]);
    });

    it("passes on neither the key nor the node's password, and prints neither", async () => {
        const shown = start({ NET: "regtest", TLS_PEM: secret });
        await shown.ended;
        assert.doesNotMatch(shown.stdout + shown.stderr, /PRIVATE|TLS_PEM|DAEMON_URL/);
    });

    it("serves clients over TLS only, and RPC on the loopback address", async () => {
        const shown = start({ NET: "testnet4", TLS_PEM: secret });
        await shown.ended;
        assert.match(shown.stdout, /^SERVICES=ssl:\/\/:50002,rpc:\/\/127\.0\.0\.1:8000$/m);
        assert.match(shown.stdout, /^NET=testnet4$/m);
        assert.match(shown.stdout, /^PEER_ANNOUNCE=$/m);
    });

    const refuses = async (env: Record<string, string>, reason: RegExp): Promise<void> => {
        const refused = start(env);
        assert.equal(await refused.ended, 1);
        assert.equal(refused.stdout, "");
        assert.match(refused.stderr, reason);
        assert.equal(refused.stderr.trimEnd().split("\n").length, 1);
    };

    it("refuses a network that ElectrumX does not know", () =>
        refuses({ NET: "main", TLS_PEM: secret }, /^NET must be mainnet, testnet4, signet or /));

    it("refuses to start without a key", () => refuses({ NET: "signet" }, /^TLS_PEM is missing: /));

    it("refuses a key of another certificate, without showing it", async () => {
        const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
        const other = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
        const pem = `${other}${testCertificate.pem}`;
        await refuses({ NET: "signet", TLS_PEM: pem }, /^TLS_PEM must hold a private key and the /);
    });
});
