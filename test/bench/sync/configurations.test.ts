import assert from "node:assert/strict";

import type { ChainFacts } from "../../../bench/sync/chain/make";
import { dbcacheFor, project, sample } from "../../../bench/sync/configurations";
import { readOptions } from "../../../bench/sync/options";
import { variations } from "../../../bench/sync/variations";
import { Mistake } from "../../../cli/mistake";
import { bitcoindOptions } from "../../../components/bitcoinOptions";

const facts: ChainFacts = {
    ...{ transactions: 1, inputs: 1, outputs: 1, signatures: 1, unspent: 250_000 },
    ...{ height: 10, tip: "aa", assumeValid: "bb", bytes: 1, time: 0 },
};

describe("the configurations of the bench", () => {
    it("have this project's own options of the sync phase, and mainnet's assumevalid", () => {
        const settings = { network: "regtest", phase: "sync", memory: 30720 } as const;
        const own = bitcoindOptions({ ...settings, bitcoinConf: [] });
        assert.deepEqual(project(facts).bitcoind, [...own, "-assumevalid=bb"]);
        assert.equal(project(facts).electrumxAtOnce, false);
    });

    it("have what makes the AWS sample slow", () => {
        const { bitcoind, electrumxAtOnce } = sample(facts);
        for (const option of ["-blocksonly=1", "-assumevalid=0", "-par=1"]) {
            assert.ok(bitcoind.includes(option), option);
        }
        assert.equal(electrumxAtOnce, true);
    });

    it("give the AWS sample a cache for the same share of the coins as on mainnet", () => {
        // 8,192 of 20,480 MiB: two fifths of 250,000 coins of 120 bytes are 11.4 MiB.
        const given = sample(facts).bitcoind.filter((option) => option.startsWith("-dbcache"));
        assert.deepEqual(given, [`-dbcache=${dbcacheFor(11.4)}`]);
    });

    it("reckon the databases' own caches and the free mempool into dbcache", () => {
        assert.equal(dbcacheFor(0), 4);
        // 16 - 2, less an eighth, less 6.1 for the coin database; and 5 of the mempool.
        assert.equal(dbcacheFor(11), 16);
    });

    it("change one thing at a time", () => {
        const base = project(facts);
        const planned = variations(facts);
        for (const { configuration: one } of planned) {
            const options = one.bitcoind.filter((option) => !base.bitcoind.includes(option));
            const changes = [
                options.length > 0,
                one.electrumx["CACHE_MB"] !== base.electrumx["CACHE_MB"],
                one.electrumxEnv !== undefined,
                one.electrumxAtOnce,
            ].filter(Boolean);
            assert.equal(changes.length, one.name === base.name ? 0 : 1, one.name);
        }
    });

    it("give bitcoind each option once", () => {
        for (const { configuration } of variations(facts)) {
            const names = configuration.bitcoind.map((option) => option.split("=", 1)[0]);
            assert.equal(new Set(names).size, names.length, configuration.name);
        }
    });
});

describe("npm run bench:sync", () => {
    it("runs each configuration three times on 200 MB by default", () => {
        const options = readOptions([]);
        assert.deepEqual([options?.times, options?.blocks, options?.all], [3, 200, false]);
    });

    it("says what is wrong with a number of blocks, and where help is", () => {
        for (const blocks of ["9", "2001", "1.5", "many"]) {
            assert.throws(() => readOptions(["--blocks", blocks]), {
                message:
                    "--blocks must be a whole number from 10 to 2000. " +
                    "Run: npm run bench:sync -- --help",
            });
        }
    });

    it("refuses an argument that there is not", () => {
        assert.throws(() => readOptions(["--fast"]), Mistake);
    });
});
