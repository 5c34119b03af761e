import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { pictures } from "../cli/draw/pictures";
import { pulumiCli } from "../cli/plan/pulumiCli";
import { planText } from "../cli/plan/text";
import { planStack } from "../cli/plan/plan";
import type { Plan } from "../cli/plan/plan";
import { fleetFor, inputs, shared } from "../cli/scale/fleet";
import { fleetText } from "../cli/scale/text";
import { table } from "../config";
import { tableIn } from "./support/markdown";

const readme = readFileSync("README.md", "utf8");

function defaultText(fallback: (typeof table)[keyof typeof table]["fallback"]): string {
    if (fallback === undefined) return "";
    return typeof fallback === "object" ? "none" : `\`${String(fallback)}\``;
}

/** A row of a table in which these prices follow each other. */
function costRow(name: string, usd: readonly number[]): RegExp {
    const cells = usd.map((one) => `\\$${one.toFixed(2)}[ |]*`);
    return new RegExp(`\\| ${name} .*?\\| *${cells.join("")}`);
}

describe("README", () => {
    const plans: Plan[] = [];
    before(async function () {
        this.timeout(120_000);
        for (const stack of ["dev", "minimal"]) plans.push(await planStack(process.cwd(), stack));
    });

    it("has the table of settings that config.ts has", () => {
        const expected = Object.entries(table).map(([name, setting]) => [
            `\`${name}\``,
            setting.allowed,
            defaultText(setting.fallback),
            setting.meaning,
        ]);
        assert.deepEqual(tableIn("README.md", "Settings"), expected);
    });

    it("names one version of the Pulumi CLI, the one that the plan names", () => {
        const versions = new Set(readme.match(/npx pulumi@[\d.]+\d/g));
        assert.deepEqual([...versions], [pulumiCli]);
    });

    it("shows every picture, as npm run draw draws it from the plans and the dashboard", () => {
        for (const [file, picture] of pictures(plans)) {
            assert.ok(readme.includes(file), file);
            assert.equal(readFileSync(file, "utf8"), picture, `${file}: run npm run draw`);
        }
    });

    it("shows the costs of the committed stacks, and of AWS's sample in their place", () => {
        for (const { name, stages, firstSync, sample } of plans) {
            const bills = [stages.sync, stages.serve, stages.paused];
            const usd = [...bills.map(({ monthlyUsd }) => monthlyUsd), firstSync.usd];
            assert.match(readme, costRow(`\`${name}\``, usd));
            const sampled = [sample.sync.monthlyUsd, sample.serve.monthlyUsd, sample.firstSync.usd];
            assert.match(readme, costRow(`the sample's \`${sample.template}\``, sampled));
        }
    });

    it("shows lines that npm start prints", () => {
        const printed = planText(plans[0]!, false).split("\n");
        const [, shown = ""] = /```text\n(Stack dev[^`]+)```/.exec(readme) ?? [];
        assert.ok(shown.length > 0);
        for (const line of shown.trim().split("\n")) assert.ok(printed.includes(line), line);
    });

    it("leads to docs/scale.md, which shows the sum that npm run scale prints", () => {
        const { stages, firstSync } = plans[0]!;
        const items = stages.serve.lines.map(({ item }) => item);
        for (const name of shared) assert.ok(items.includes(name), `${name} is in no bill`);
        const million = fleetFor(1_000_000, inputs.onlinePercent, stages.serve, firstSync);
        const text = fleetText(million, inputs.onlinePercent);
        assert.ok(readme.includes("docs/scale.md"));
        assert.ok(readFileSync("docs/scale.md", "utf8").includes(text), text);
    });
});
