import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { pictures } from "../cli/draw/pictures";
import { pulumiCli } from "../cli/plan/pulumiCli";
import { planText } from "../cli/plan/text";
import { planStack } from "../cli/plan/plan";
import { fleetFor, shared } from "../cli/scale/fleet";
import { fleetText } from "../cli/scale/text";
import { table } from "../config";
import { tableIn } from "./support/markdown";

const readme = readFileSync("README.md", "utf8");

function defaultText(fallback: string | number | boolean | readonly string[] | undefined): string {
    if (fallback === undefined) return "";
    return typeof fallback === "object" ? "none" : `\`${String(fallback)}\``;
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

    it("shows the pictures, the costs and the lines of the committed stacks' plans", async () => {
        for (const stack of ["dev", "minimal"]) {
            const plan = await planStack(process.cwd(), stack);
            for (const [file, picture] of pictures(plan)) {
                assert.ok(readme.includes(file), file);
                assert.equal(readFileSync(file, "utf8"), picture, `${file}: run npm run draw`);
            }
            const usd = [plan.cost, plan.serving].map((cost) => cost.monthlyUsd.toFixed(2));
            const row = [stack, ...usd, plan.firstSync.usd.toFixed(2)];
            assert.match(readme, new RegExp(`\`${row[0]!}\` .*\\$${row.slice(1).join(".*\\$")}`));
            if (stack !== "dev") continue;
            const items = plan.serving.lines.map(({ item }) => item);
            for (const name of shared) assert.ok(items.includes(name), `${name} is in no bill`);
            const million = fleetFor(1_000_000, 10, plan.serving, plan.firstSync);
            assert.ok(readFileSync("documents/scale.md", "utf8").includes(fleetText(million, 10)));
            const printed = planText(plan, false).split("\n");
            const [, shown = ""] = /```text\n(Stack dev[^`]+)```/.exec(readme) ?? [];
            assert.ok(shown.length > 0);
            for (const line of shown.trim().split("\n")) assert.ok(printed.includes(line), line);
        }
    });
});
