import assert from "node:assert/strict";

import decodeQR from "qr/decode.js";

import { card, checkLines } from "../../../cli/connect/card";
import { changes } from "../../../cli/connect/memory";
import type { Server } from "../../../cli/connect/server";
import { electrumCommand, electrumSettings } from "../../../components/commands";

const server: Server = {
    stack: "bitcoin-node-dev",
    network: "mainnet",
    host: "balancer-0123456789abcdef.elb.us-east-1.amazonaws.com",
    port: 50_002,
    fingerprint: "ab".repeat(32),
    note: "answers to the ranges in allowedCidrs",
};
const at = `${server.host}:50002:s`;
const escape = "\u001b";
const plain = { coloured: false, qr: false };

describe("the connection card", () => {
    it("has what every wallet needs, and both forms of Electrum's commands", () => {
        const text = card(server, plain);
        const wanted = [
            `host         ${server.host}`,
            "port         50002, with TLS",
            `fingerprint  ${server.fingerprint}`,
            "It answers to the ranges in allowedCidrs.",
            electrumCommand("mainnet", at, server.fingerprint),
            ...electrumSettings("mainnet", at, server.fingerprint),
        ];
        for (const line of wanted) assert.ok(text.includes(`  ${line}\n`), line);
    });

    it("has neither colours nor a code in a pipe", () => {
        for (const mark of ["█", escape]) assert.ok(!card(server, plain).includes(mark));
        assert.ok(card(server, { ...plain, coloured: true }).includes(escape));
    });

    it("has a code from which a camera reads the server as BlueWallet takes it", () => {
        const text = card(server, { ...plain, qr: true });
        const begin = `${escape}[97;40m`;
        const rows = text.split("\n").filter((line) => line.startsWith(begin));
        const dots = rows.flatMap((row) => {
            const blocks = row.slice(begin.length, row.lastIndexOf(escape)).split("");
            return ["█▀", "█▄"].map((lit) => blocks.map((block) => lit.includes(block)));
        });
        assert.equal(decodeQR(picture(dots)), at);
    });

    it("says that BlueWallet knows mainnet only, and how Sparrow is started for another network", () => {
        const text = card({ ...server, network: "signet" }, plain);
        assert.match(text, /BlueWallet\n {2}It knows mainnet only\./);
        assert.match(text, /Sparrow\n {2}Start it with --network signet, then Settings/);
        assert.match(card(server, plain), /Sparrow\n {2}Settings > Server/);
    });

    it("lists checks, each passed or failed", () => {
        const lines = checkLines(
            [
                { name: "TLS", passed: true, detail: "done" },
                { name: "certificate", passed: false, detail: "another" },
            ],
            false,
        );
        assert.equal(lines, "passed  TLS          done\nfailed  certificate  another");
    });
});

describe("what has changed since a server was last shown", () => {
    const before = { host: server.host, fingerprint: server.fingerprint, day: "2026-11-01" };

    it("is nothing the first time, and nothing when all is the same", () => {
        assert.deepEqual(changes(undefined, server), []);
        assert.deepEqual(changes(before, server), []);
    });

    it("is its address, with what wallets need", () => {
        const text = changes({ ...before, host: "203.0.113.7" }, server).join(" ");
        assert.match(
            text,
            /address has changed since 2026-11-01.*203\.0\.113\.7 was the one before/,
        );
        assert.match(text, /The certificate is the same\..*four commands/);
    });

    it("is its certificate, with the file that Electrum has kept", () => {
        const text = changes({ ...before, fingerprint: "00" }, { ...server, network: "signet" });
        assert.match(text.join(" "), /The certificate has changed since 2026-11-01/);
        assert.ok(text.join(" ").includes(`signet/certs/${server.host} in its folder`));
    });

    it("is both after a stack was made anew", () => {
        const text = changes({ ...before, host: "other", fingerprint: "00" }, server).join(" ");
        assert.match(text, /address has changed.*The certificate is another as well\./);
    });
});

/** Dots as a camera sees them: a few pixels each. */
function picture(dots: readonly (readonly boolean[])[]) {
    const scale = 4;
    const height = dots.length * scale;
    const width = dots[0]!.length * scale;
    const data = new Uint8Array(width * height * 4).fill(255);
    for (let y = 0; y < height; y++) {
        for (let x = 0; x < width; x++) {
            const lit = dots[Math.floor(y / scale)]![Math.floor(x / scale)]!;
            if (!lit) data.fill(0, 4 * (y * width + x), 4 * (y * width + x) + 3);
        }
    }
    return { width, height, data };
}
