import assert from "node:assert/strict";

import type { ChainFacts } from "../../../bench/sync/chain/make";
import { dbcacheFor, project, sample } from "../../../bench/sync/configurations";
import { largeTask, memoryOf, scaled } from "../../../bench/sync/memory";
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
        assert.deepEqual(project(facts, largeTask).bitcoind, [...own, "-assumevalid=bb"]);
        const { bitcoind, electrumxAtOnce } = project(facts);
        const changed = bitcoind.filter((option) => !own.includes(option));
        assert.deepEqual(changed.map((option) => option.split("=", 1)[0]).sort(), [
            ...["-assumevalid", "-dbcache", "-maxmempool"],
        ]);
        assert.equal(electrumxAtOnce, false);
    });

    it("share out a task's memory as on mainnet, as much smaller as the chain's coins are", () => {
        const task = {
            size: { cpu: 4096, memory: 30_720 },
            caches: { dbcache: 8_192, electrumx: 1_024 },
        };
        const memory = memoryOf(task);
        assert.deepEqual(memory, { coins: 8_192, pageCache: 30_720 - 8_192 - 4 * 1_024 - 1_024 });
        // 250,000 coins of 120 bytes are 28.6 MiB, the 715th part of 20,480 MiB.
        const { coins, pageCache } = scaled(memory, facts);
        assert.ok(Math.abs(coins - 11.44) < 0.01);
        assert.equal(pageCache, 24);
    });

    it("give the AWS sample the page cache that its smaller task has", () => {
        assert.equal(
            sample(facts).pageCacheMib,
            Math.round((16_384 - 8_192 - 4_800 - 1_024) / 715),
        );
        assert.ok(project(facts).pageCacheMib > 5 * sample(facts).pageCacheMib);
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
    it("runs each configuration three times on 60 MB by default", () => {
        const options = readOptions([]);
        assert.deepEqual([options?.times, options?.blocks, options?.all], [3, 60, false]);
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
