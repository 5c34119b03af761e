import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { pulumiCli } from "../cli/plan/pulumiCli";
import { planText } from "../cli/plan/text";
import { planStack } from "../cli/plan/plan";
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

    it("shows the costs and the lines that npm start prints for the committed stacks", async () => {
        for (const stack of ["dev", "minimal"]) {
            const plan = await planStack(process.cwd(), stack);
            const { sync, serve, paused } = plan.stages;
            const bills = [sync, serve, paused].map(({ monthlyUsd }) => monthlyUsd);
            assert.match(readme, costRow(`\`${stack}\``, [...bills, plan.firstSync.usd]));
            const { sample } = plan;
            const sampled = [sample.sync.monthlyUsd, sample.serve.monthlyUsd, sample.firstSync.usd];
            assert.match(readme, costRow(`the sample's \`${sample.template}\``, sampled));
            if (stack !== "dev") continue;
            const printed = planText(plan, false).split("\n");
            const [, shown = ""] = /```text\n(Stack dev[^`]+)```/.exec(readme) ?? [];
            assert.ok(shown.length > 0);
            for (const line of shown.trim().split("\n")) assert.ok(printed.includes(line), line);
        }
    });
});
