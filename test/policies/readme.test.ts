import assert from "node:assert/strict";

import { rules } from "../../policies/rules";
import { tableIn } from "../support/markdown";

describe("the pack's README", () => {
    it("has the table of rules that the pack has", () => {
        assert.deepEqual(
            tableIn("policies/README.md", "The rules"),
            rules.map(({ name, description, why, remediationSteps }) => [
                `\`${name}\``,
                description,
                why,
                remediationSteps,
            ]),
        );
    });
});
