import assert from "node:assert/strict";
import { mkdirSync } from "node:fs";

import { describeWith } from "../support/needs";
import { Outside } from "../support/outside";

const versionOf = (line: string): string => `#!/bin/sh\n[ "$1" != -version ] || echo "${line}"\n`;
const core = versionOf("Bitcoin Core daemon version v31.1.0 bitcoind");

describeWith(["python3"], "docker/check-data for bitcoind", () => {
    let outside: Outside;

    beforeEach(() => {
        outside = new Outside().copy("check-data").program("bitcoind", core);
    });
    afterEach(() => outside.remove());

    const folder = (name: string) => mkdirSync(outside.path(name), { recursive: true });
    const blocks = (name: string) => {
        folder(`srv/blocks/${name}`);
        outside.file(`srv/blocks/${name}/blk00000.dat`, "block");
    };
    const node = (network: string) => {
        for (const part of ["chainstate", "blocks/index"]) folder(`srv/bitcoin/${network}/${part}`);
        blocks(`${network}/blocks`);
    };
    const check = (chain: string) => {
        const folders = [outside.path("srv/bitcoin"), outside.path("srv/blocks")];
        return outside.start(["check-data", "bitcoind", chain, ...folders, "--", "echo", "runs"]);
    };
    const note = () => outside.text("srv/bitcoin/written-by.json");
    const passes = async (chain: string) => {
        const checked = check(chain);
        assert.equal(await checked.ended, 0, checked.stderr);
        assert.equal(checked.stdout, "runs\n");
    };
    const refuses = async (chain: string, reason: RegExp) => {
        const before = note();
        const checked = check(chain);
        assert.equal(await checked.ended, 1);
        assert.equal(checked.stdout, "");
        assert.match(checked.stderr, reason);
        assert.equal(checked.stderr.trimEnd().split("\n").length, 1);
        assert.equal(note(), before);
    };

    it("lets an empty file system pass, and notes who writes it", async () => {
        await passes("main");
        assert.deepEqual(JSON.parse(note() ?? ""), {
            daemon: "bitcoind",
            network: "mainnet",
            version: "31.1",
        });
        await passes("main");
    });

    for (const [chain, network] of [
        ["main", "."],
        ["signet", "signet"],
    ] as const) {
        it(`takes on the data of ${chain} that has no note yet`, async () => {
            node(network);
            await passes(chain);
        });
    }

    it("refuses another network's data, noted or not", async () => {
        node("signet");
        await refuses("main", /signet, and this node is for mainnet: set that network/);
        await passes("signet");
        await refuses("regtest", /signet, and this node is for regtest/);
    });

    it("goes on after an upgrade, and refuses what a newer major version has written", async () => {
        node(".");
        await passes("main");
        outside.program("bitcoind", versionOf("Bitcoin Core daemon version v32.0.0"));
        await passes("main");
        assert.equal(JSON.parse(note() ?? "").version, "32.0");
        outside.program("bitcoind", core);
        await refuses("main", /last written by bitcoind 32\.0, and this is the older 31\.1: /);
    });

    it("reads the version of Bitcoin Knots", async () => {
        outside.program("bitcoind", versionOf("Bitcoin Knots daemon version v29.4.knots20260508"));
        await passes("regtest");
        assert.equal(JSON.parse(note() ?? "").version, "29.4");
    });

    it("refuses blocks without databases, which bitcoind would write over", async () => {
        blocks("blocks");
        await refuses("main", /^There are blocks in .*\/srv\/blocks, but no databases in /);
    });

    it("refuses databases without blocks, but not a first start that was cut short", async () => {
        folder("srv/bitcoin/blocks/index");
        await passes("main");
        folder("srv/bitcoin/chainstate");
        await refuses("main", /^There are databases in .*\/srv\/bitcoin, but no blocks in /);
    });
});

describeWith(["python3"], "docker/check-data for ElectrumX", () => {
    let outside: Outside;

    // The version comes from the package's metadata.
    const installed = (version: string) => {
        const info = outside.path("bin/e_x.dist-info");
        mkdirSync(info, { recursive: true });
        outside.file("bin/e_x.dist-info/METADATA", `Name: e-x\nVersion: ${version}\n`);
    };
    const check = (network: string) => {
        const words = ["electrumx", network, outside.path("srv/electrumx"), "--", "echo", "runs"];
        return outside.start(["check-data", ...words], { PYTHONPATH: outside.path("bin") });
    };

    beforeEach(() => {
        outside = new Outside().copy("check-data");
        installed("1.20.0");
    });
    afterEach(() => outside.remove());

    it("notes network and version, and goes on with a newer one of the same major", async () => {
        assert.equal(await check("signet").ended, 0);
        installed("1.21.0");
        assert.equal(await check("signet").ended, 0);
        assert.equal(
            JSON.parse(outside.text("srv/electrumx/written-by.json") ?? "").version,
            "1.21.0",
        );
    });

    it("refuses another network's database", async () => {
        assert.equal(await check("signet").ended, 0);
        const refused = check("mainnet");
        assert.equal(await refused.ended, 1);
        assert.match(refused.stderr, /is of the network signet, and this node is for mainnet/);
    });

    for (const [first, then] of [
        ["1.20.0", "2.0.0"],
        ["2.0.0", "1.20.0"],
    ] as const) {
        it(`refuses with ${then} what ${first} has written`, async () => {
            installed(first);
            assert.equal(await check("mainnet").ended, 0);
            installed(then);
            const refused = check("mainnet");
            assert.equal(await refused.ended, 1);
            assert.match(refused.stderr, new RegExp(`electrumx ${first}.*${then}`));
        });
    }
});
