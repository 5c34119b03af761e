import assert from "node:assert/strict";
import { createHash } from "node:crypto";

import { look } from "../../../cli/scan/look";
import { formats, written } from "../../../cli/scan/report";
import { detectors } from "../../../policies/keys/detectors";
import { wrongInProperties } from "../../../policies/looked/properties";
import { corpus } from "../../support/keys/corpus";

/** How much of a key in one piece may not be printed, in characters. */
const piece = 10;

/** Everything that the pack and `npm run scan`, in each of its forms, print about a text or a file. */
function printed(value: Buffer | string, name = "a.txt"): string {
    const data = Buffer.from(value as string);
    const text = typeof value === "string" ? value : data.toString("base64");
    const wrong = wrongInProperties("aws:ssm/parameter:Parameter", "app", { value: text });
    const { found, closed, bytes } = look({ path: name, read: () => data }, new Set());
    const report = { found, closed, files: 1, bytes };
    return [JSON.stringify(wrong), ...formats.map((format) => written(report, format))].join("\n");
}

/** A key's pieces as it is and in base64, and its hashes. */
function piecesOf(value: Buffer | string): string[] {
    const data = Buffer.from(value as string);
    const hash = createHash("sha256").update(data).digest();
    const hashes = [hash.toString("hex"), hash.toString("base64"), hash.toString("base64url")];
    return [data.toString(), data.toString("base64"), ...hashes].flatMap((text) =>
        Array.from({ length: text.length - piece }, (_, i) => text.slice(i, i + piece)).filter(
            (one) => /^[\w+/= -]+$/.test(one),
        ),
    );
}

describe("what is printed about keys", () => {
    const samples = corpus();

    for (const { format } of detectors) {
        it(`has no piece and no hash of any: ${format}`, () => {
            const own = samples.filter((sample) => sample.format === format);
            assert.ok(own.length > 0);
            for (const { value, name, what } of own) {
                const said = printed(value, name);
                assert.match(said, /"format": "/, what);
                // The words that every report has are no part of a key.
                const always = `${printed("")} ${name ?? ""} ${JSON.stringify(detectors)} quoted-printable`;
                const shown = piecesOf(value).filter((one) => said.includes(one));
                assert.deepEqual(
                    shown.filter((one) => !always.includes(one)),
                    [],
                    what,
                );
            }
        });
    }
});
