import assert from "node:assert/strict";

import fc from "fast-check";

import { networks, phases } from "../../components/choices";
import {
    caches,
    fargateSizes,
    isFargateSize,
    leastMemoryOf,
    taskSize,
} from "../../components/sizes";

const phase = fc.constantFrom(...phases);
const network = fc.constantFrom(...networks);
const cpu = fc.constantFrom(...fargateSizes.keys());
const memory = fc.constantFrom(...[...fargateSizes.values()].flat());
const size = fc.constantFrom(
    ...[...fargateSizes].flatMap(([units, sizes]) =>
        sizes.map((mib) => ({ cpu: units, memory: mib })),
    ),
);

describe("Fargate's sizes", () => {
    it("has the corners of AWS's table and not what lies beyond them", () => {
        for (const [units, mib] of [
            [256, 2048],
            [512, 4096],
            [1024, 8192],
            [2048, 16384],
            [4096, 30720],
            [8192, 61440],
            [16384, 122880],
        ] as const) {
            assert.ok(isFargateSize({ cpu: units, memory: mib }), `${units} and ${mib}`);
            assert.ok(!isFargateSize({ cpu: units, memory: mib * 2 }), `${units} and ${mib * 2}`);
        }
        assert.ok(!isFargateSize({ cpu: 8192, memory: 17408 }), "8 vCPU go in steps of 4 GiB");
        assert.ok(!isFargateSize({ cpu: 3072, memory: 8192 }), "there are no 3 vCPU");
    });
});

describe("taskSize", () => {
    it("makes a size that Fargate has, whichever one setting is given", () => {
        fc.assert(
            fc.property(phase, network, fc.option(cpu), fc.option(memory), (p, n, c, m) => {
                fc.pre(c === null || m === null);
                const made = taskSize(p, n, { cpu: c ?? undefined, memory: m ?? undefined });
                assert.ok(isFargateSize(made));
                if (c !== null) assert.equal(made.cpu, c);
                if (m !== null) assert.equal(made.memory, m);
            }),
        );
    });

    it("keeps both when both are given", () => {
        const given = { cpu: 1024, memory: 999 };
        assert.deepEqual(taskSize("sync", "mainnet", given), given);
    });

    it("makes the first sync's task larger than the serving one, and both large enough", () => {
        for (const n of networks) {
            const sync = taskSize("sync", n, {});
            const serve = taskSize("serve", n, {});
            assert.ok(sync.cpu > serve.cpu && sync.memory > serve.memory);
            assert.ok(serve.memory >= leastMemoryOf(n));
        }
    });
});

describe("caches", () => {
    it("leave room in the task for all else that both daemons need", () => {
        fc.assert(
            fc.property(phase, network, size, (p, n, { memory: mib }) => {
                fc.pre(mib >= leastMemoryOf(n));
                const { dbcache, electrumx } = caches(p, n, mib);
                assert.ok(dbcache >= 4, "bitcoind takes no less");
                // ElectrumX grows to about four times its cache.
                assert.ok(dbcache + 4 * electrumx <= mib);
            }),
        );
    });

    it("are small in serve on every size, because a stop has 120 s to write them out", () => {
        fc.assert(
            fc.property(network, size, (n, { memory: mib }) => {
                assert.ok(caches("serve", n, mib).dbcache <= 450);
            }),
        );
    });

    it("never grow beyond what ElectrumX advises, 2,000 MB", () => {
        fc.assert(
            fc.property(phase, network, size, (p, n, { memory: mib }) => {
                assert.ok(caches(p, n, mib).electrumx <= 2000);
            }),
        );
    });

    /** What caches do not take of a task's memory, less what programs need, in MiB. */
    const left = (mib: number): number => {
        const { dbcache, electrumx } = caches("sync", "mainnet", mib);
        return mib - dbcache - 4 * electrumx - 1024;
    };

    it("leave mainnet's sync a page cache for the coins that ElectrumX looks up", () => {
        assert.ok(left(taskSize("sync", "mainnet", {}).memory) >= 15 * 1024);
    });

    it("give what is left to coins, until all are in memory", () => {
        assert.ok(left(45_056) >= 15 * 1024);
        assert.deepEqual(
            [30_720, 45_056, 122_880].map((mib) => caches("sync", "mainnet", mib).dbcache),
            [7_509, 20_480, 20_480],
        );
    });
});
