import assert from "node:assert/strict";

import fc from "fast-check";

import { fleetFor, inputs } from "../../cli/scale/fleet";
import { Project } from "../support/project";

const bill = {
    monthlyUsd: 130,
    lines: [
        { item: "Fargate, 2 vCPU and 8 GiB (x86_64)", monthlyUsd: 100 },
        { item: "Network load balancer", monthlyUsd: 30 },
    ],
};
const fleet = (wallets: number, onlinePercent = 10) =>
    fleetFor(wallets, onlinePercent, bill, { usd: 200, days: 7 });

describe("a fleet of nodes", () => {
    it("is one node as long as that holds all wallets that are open at once", () => {
        assert.equal(fleet(inputs.walletsPerNode * 10).nodes, 1);
        assert.equal(fleet(inputs.walletsPerNode * 10 + 1).nodes, 3);
    });

    it("holds every open wallet without any one of its nodes", () => {
        fc.assert(
            fc.property(
                fc.integer({ min: 1, max: 1e8 }),
                fc.integer({ min: 1, max: 100 }),
                (n, p) => {
                    const { nodes, online } = fleet(n, p);
                    assert.ok(nodes === 1 || online <= (nodes - 1) * inputs.walletsPerNode);
                    assert.ok(nodes === 1 || online > (nodes - 2) * inputs.walletsPerNode);
                },
            ),
        );
    });

    it("pays for what is shared once, and for each node its task and its first sync", () => {
        const { nodes, sharedUsd, nodeUsd, trafficUsd, monthlyUsd, firstSyncUsd } = fleet(1e6);
        assert.equal(nodes, 57);
        assert.deepEqual([sharedUsd, nodeUsd], [30, 100]);
        assert.equal(monthlyUsd, 5700 + 30 + trafficUsd);
        assert.equal(firstSyncUsd, 57 * 200);
    });

    it("pays for the wallets' traffic out of AWS and through the load balancer", () => {
        // 9,765.625 GiB at $0.09, and 13.4 capacity units an hour, which the gigabytes make.
        assert.ok(Math.abs(fleet(1e6).trafficUsd - (9765.625 * 0.09 + 9765.625 * 0.006)) < 0.01);
    });
});

describe("npm run scale", () => {
    const project = new Project();
    after(() => {
        project.remove();
    });

    it("explains itself with --help", async () => {
        const { code, stdout } = await project.run("cli/scale/index.ts", "--help");
        assert.equal(code, 0);
        assert.match(stdout, /Usage: npm run scale -- WALLETS/);
    });

    for (const args of [[], ["0"], ["1e6"], ["5", "--online", "101"], ["5", "--offline"]]) {
        it(`exits with 2 and one sentence for ${JSON.stringify(args)}`, async () => {
            const { code, stdout, stderr } = await project.run("cli/scale/index.ts", ...args);
            assert.equal(code, 2);
            assert.equal(stdout, "");
            assert.match(stderr, /Run: npm run scale -- /);
            assert.equal(stderr.trim().split("\n").length, 1);
        });
    }

    it("takes one number of wallets only", async () => {
        const { code } = await project.run("cli/scale/index.ts", "1", "2");
        assert.equal(code, 2);
    });
});
