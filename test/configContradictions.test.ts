import assert from "node:assert/strict";

import { messageOf, read } from "./support/settings";

const mapping = (blocks: string, databases: string) => JSON.stringify({ blocks, databases });
const points = (...names: [string, string]) => {
    const [blocks, databases] = names.map(
        (name) => `arn:aws:backup:us-east-1:123456789012:recovery-point:${name}`,
    ) as [string, string];
    return mapping(blocks, databases);
};

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
        [
            "data from two places",
            { fileSystemIds: mapping("fs-00000001", "fs-00000002"), restoreFrom: points("a", "b") },
            /^fileSystemIds and restoreFrom are both set/,
        ],
        [
            "one file system for both halves",
            { fileSystemIds: mapping("fs-00000001", "fs-00000001") },
            /^fileSystemIds names one file system twice/,
        ],
        [
            "one recovery point for both halves",
            { restoreFrom: points("a", "a") },
            /^restoreFrom names one recovery point twice/,
        ],
        [
            "protection of what is never deleted",
            { fileSystemIds: mapping("fs-00000001", "fs-00000002"), protectData: "true" },
            /^protectData is true, but .*fileSystemIds/,
        ],
        ["a name without a zone", { domain: "node.example.com" }, /^domain .*hostedZone is not/],
        ["a zone without a name", { hostedZone: "Z0123456789" }, /^hostedZone .*domain is not/],
        [
            "a public name of what only the VPC reaches",
            {
                topology: "minimal",
                access: "internal",
                domain: "node.example.com",
                hostedZone: "Z0123456789",
            },
            /^domain .*minimal.*internal/,
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
