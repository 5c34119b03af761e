import assert from "node:assert/strict";

import { detectors } from "../../../policies/keys/detectors";
import { scan } from "../../../policies/keys/scan";
import { corpus, toldByName } from "../../support/keys/corpus";
import type { Sample } from "../../support/keys/sample";

/** A seed of Electrum may be valid by BIP39 too, and then counts as that. */
function formatsOf(sample: Sample): string[] {
    return sample.format === "electrum-seed" ? ["electrum-seed", "bip39"] : [sample.format];
}

/** Places in which keys are lost, and how one gets there. Files are carried as base64. */
const places: Record<string, (text: string) => string> = {
    "an ECS container definition": (text) =>
        JSON.stringify([
            {
                name: "app",
                image: "app",
                environment: [{ name: "X", value: text }],
                portMappings: [],
            },
        ]),
    "a task definition inside a JSON document": (text) =>
        JSON.stringify(
            { containerDefinitions: JSON.stringify([{ command: ["run", text] }]) },
            null,
            2,
        ),
    "a string of a program": (text) => `export const x = ${JSON.stringify(text)};\n`,
    "a file of variables": (text) => `FIRST=1\nX=${text}\nLAST=2\n`,
    "a document of YAML": (text) => `- name: x\n  value: ${JSON.stringify(text)}\n- name: y\n`,
};

describe("every format, variant and layer", () => {
    const samples = corpus();

    it("is in the corpus", () => {
        const formats = new Set(samples.map(({ format }) => format));
        const missing = detectors.filter(({ format }) => !formats.has(format));
        assert.deepEqual(missing, []);
    });

    it("is found bare", () => {
        for (const sample of samples) {
            const { findings, unread } = scan(sample.value, sample.name);
            const formats = findings.map(({ format }) => format);
            const shown = `${sample.format}, ${sample.what}: ${formats.join(", ")}`;
            assert.ok(
                formatsOf(sample).some((format) => formats.includes(format)),
                shown,
            );
            assert.deepEqual(unread, [], shown);
        }
    });

    for (const [place, put] of Object.entries(places)) {
        it(`is found in ${place}`, () => {
            for (const sample of samples) {
                const { format, what, value } = sample;
                if (toldByName.has(format)) continue;
                const text = typeof value === "string" ? value : value.toString("base64");
                const found = scan(put(text)).findings.map((finding) => finding.format);
                const isFound = formatsOf(sample).some((one) => found.includes(one));
                assert.ok(isFound, `${format}, ${what}: ${found.join(", ")}`);
            }
        });
    }
});
