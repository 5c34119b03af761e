import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import { rules } from "../../policies/rules";

describe("the pack's README", () => {
    it("has the table of rules that the pack has", () => {
        const readme = readFileSync("policies/README.md", "utf8");
        const [, section = ""] = /## The rules\n([^]+?)\n## /.exec(readme) ?? [];
        const rows = section.split("\n").filter((line) => line.startsWith("| `"));
        const cells = rows.map((row) =>
            row
                .split("|")
                .slice(1, -1)
                .map((cell) => cell.trim()),
        );
        assert.deepEqual(
            cells,
            rules.map(({ name, description, why, remediationSteps }) => [
                `\`${name}\``,
                description,
                why,
                remediationSteps,
            ]),
        );
    });
});
