import assert from "node:assert/strict";

import { messageOf, read } from "./support/settings";

describe("settings that contradict each other", () => {
    const world = '["0.0.0.0/0"]';
    const cases: [string, Record<string, string>, RegExp][] = [
        [
            "a pair that Fargate lacks",
            { cpu: "256", memory: "4096" },
            /^cpu is 256 and memory is 4096,.*512, 1024, 2048/,
        ],
        [
            "too little memory for the network",
            { memory: "2048" },
            /^memory is 2048, but network mainnet needs 4096/,
        ],
        ["a world-open range", { allowedCidrs: world }, /^allowedCidrs .*openToWorld is false/],
        ["half the world", { allowedCidrs: '["128.0.0.0/1"]' }, /openToWorld/],
        [
            "a range twice",
            { allowedCidrs: '["192.0.2.0/24","192.0.2.0/24"]' },
            /^allowedCidrs .*twice/,
        ],
        ["the VPC's own range", { allowedCidrs: '["10.0.0.0/16"]' }, /^allowedCidrs .*own range/],
        ["internal and open", { access: "internal", openToWorld: "true" }, /^access .*openToWorld/],
        [
            "NAT without private subnets",
            { topology: "minimal", natGateways: "perZone" },
            /^natGateways .*minimal/,
        ],
        [
            "ranges that nothing lets in",
            { topology: "minimal", access: "internal", allowedCidrs: '["192.0.2.0/24"]' },
            /^allowedCidrs .*minimal.*internal/,
        ],
        [
            "a budget that nobody hears of",
            { monthlyBudgetUsd: "10" },
            /^monthlyBudgetUsd .*alarmEmail/,
        ],
    ];
    for (const [what, values, expected] of cases) {
        it(`refuse ${what}`, () => {
            const message = messageOf(values);
            assert.match(message, expected);
            assert.match(message, /\. Run: pulumi config (set|rm) /);
        });
    }

    it("open the world only when that is said", () => {
        assert.deepEqual(read({ allowedCidrs: world, openToWorld: "true" }).allowedCidrs, [
            "0.0.0.0/0",
        ]);
    });
});
