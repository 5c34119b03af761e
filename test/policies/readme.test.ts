import assert from "node:assert/strict";

import { readFileSync } from "node:fs";

import { detectors } from "../../policies/keys/detectors";
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

    it("has the table of formats that the detectors have", () => {
        assert.deepEqual(
            tableIn("policies/README.md", "What it finds"),
            detectors.map(({ format, title }) => [`\`${format}\``, title]),
        );
    });

    it("turns the rules about keys on by themselves, and no other", () => {
        const { all, ...on } = JSON.parse(readFileSync("policies/keys-only.json", "utf8"));
        assert.equal(all, "disabled");
        const aboutKeys = rules.filter(({ name }) => /^(no-)?key-/.test(name));
        assert.deepEqual(
            on,
            Object.fromEntries(
                aboutKeys.map(({ name, enforcementLevel }) => [name, enforcementLevel]),
            ),
        );
    });
});
