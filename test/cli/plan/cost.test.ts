import assert from "node:assert/strict";

import { metrics } from "../../../components/metrics";
import type { MonthlyCost } from "../../../cli/plan/bill";
import { costByStage, firstSyncCost } from "../../../cli/plan/cost";
import { prices } from "../../../cli/plan/prices";
import { sampleCost } from "../../../cli/plan/sample";
import type { Planned } from "../../../cli/plan/vpc";
import { read } from "../../support/settings";

function planned(...types: string[]): Planned[] {
    return types.map((type) => ({ type, name: type, parent: null, component: "" }));
}

/** What a bill says of an item: undefined where it has no such line. */
function usd({ lines }: MonthlyCost, item: string): number | undefined {
    return lines.find((line) => line.item.startsWith(item))?.monthlyUsd;
}

describe("what a stack costs", () => {
    const dev = read({});

    it("is less in serve than in sync, by a smaller task and by old blocks in the cheap class", () => {
        const { sync, serve } = costByStage([], dev, {});
        assert.ok(usd(serve, "Fargate")! < usd(sync, "Fargate")!);
        assert.ok(usd(serve, "EFS Standard")! < usd(sync, "EFS Standard")!);
        assert.equal(usd(sync, "EFS Infrequent Access"), 0);
    });

    it("keeps a size that the stack's file sets in both phases", () => {
        const { sync, serve } = costByStage([], dev, { cpu: 8192, memory: 61440 });
        assert.equal(usd(sync, "Fargate, 8 vCPU and 60 GiB"), usd(serve, "Fargate, 8 vCPU"));
    });

    it("is, while paused, what the data and what stands around the task cost, and nothing else", () => {
        const around = planned("aws:ec2/natGateway:NatGateway", "aws:secretsmanager/secret:Secret");
        const { serve, paused } = costByStage(around, dev, {});
        const left = paused.lines.filter(({ monthlyUsd }) => monthlyUsd > 0);
        assert.deepEqual(
            left.map(({ item }) => item.split(",")[0]),
            [
                "EFS Standard",
                "EFS Infrequent Access",
                "NAT gateway",
                "Alarms and dashboard",
                "TLS secret",
            ],
        );
        for (const { item, monthlyUsd } of left) assert.equal(usd(serve, item), monthlyUsd);
    });

    it("counts the monitor's metrics while it runs, and the dashboard that is planned", () => {
        const { serve, paused } = costByStage(
            planned("aws:cloudwatch/dashboard:Dashboard"),
            dev,
            {},
        );
        const told = Object.keys(metrics).length;
        assert.equal(usd(serve, `Metrics, ${told}`), told * prices.customMetricMonth);
        assert.equal(usd(paused, "Metrics"), 0);
        const without = costByStage([], dev, {}).serve;
        const dashboard = usd(serve, "Alarms")! - usd(without, "Alarms")!;
        assert.equal(dashboard, prices.dashboardMonth);
    });

    it("counts the alarms of each phase: burst credits are watched in serve only", () => {
        const { sync, serve } = costByStage([], dev, {});
        assert.ok(usd(serve, "Alarms")! > usd(sync, "Alarms")!);
    });

    it("has recovery points of all data once it is whole, where a vault is planned", () => {
        const { sync, serve, paused } = costByStage(planned("aws:backup/vault:Vault"), dev, {});
        assert.equal(usd(sync, "Backups"), 0);
        assert.ok(usd(serve, "Backups")! > 988 * prices.backup.keptGibMonth);
        assert.equal(usd(paused, "Backups"), usd(serve, "Backups"));
        assert.equal(usd(costByStage([], dev, {}).serve, "Backups"), 0);
    });

    it("has the task's own public address in the minimal stack, while it runs", () => {
        const minimal = read({ topology: "minimal" });
        const { serve, paused } = costByStage([], minimal, {});
        assert.equal(usd(serve, "Public IPv4 addresses"), 3.65);
        assert.equal(usd(paused, "Public IPv4 addresses"), 0);
    });

    it("has a first sync by the large task, whatever phase is set", () => {
        const serving = read({ phase: "serve" });
        assert.deepEqual(firstSyncCost(serving, {}), firstSyncCost(dev, {}));
        assert.ok(firstSyncCost(dev, { cpu: 2048, memory: 8192 }).usd < firstSyncCost(dev, {}).usd);
    });
});

describe("what AWS's sample costs", () => {
    it("is reckoned by the same prices, with the same data in the same classes", () => {
        const ours = costByStage([], read({}), {});
        for (const phase of ["sync", "serve"] as const) {
            const sample = sampleCost("full", "mainnet")[phase];
            for (const item of ["EFS Standard", "EFS Infrequent Access"]) {
                assert.equal(usd(sample, item), usd(ours[phase], item));
            }
        }
    });

    it("is one task of 2 vCPU and 16 GiB in both phases", () => {
        const { sync, serve } = sampleCost("minimal", "mainnet");
        assert.equal(usd(sync, "Fargate, 2 vCPU and 16 GiB"), usd(serve, "Fargate, 2 vCPU"));
    });

    it("has two NAT gateways and a load balancer in one template, and neither in the other", () => {
        const full = sampleCost("full", "mainnet").serve;
        assert.equal(usd(full, "NAT gateway"), 2 * 32.85);
        assert.ok(usd(full, "Network load balancer")! > 0);
        const minimal = sampleCost("minimal", "mainnet").serve;
        assert.equal(usd(minimal, "NAT gateway"), 0);
        assert.equal(usd(minimal, "Network load balancer"), 0);
    });
});
