import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { resolve } from "node:path";

import { detectors } from "../../../policies/keys/detectors";
import { containers, layers } from "../../../policies/keys/layers";
import { scan } from "../../../policies/keys/scan";
import { tarOf, zipOf } from "../../support/keys/archives";
import { wif } from "../../support/keys/base58";
import { corpus } from "../../support/keys/corpus";
import { hostileInputs } from "../../support/keys/hostileInputs";

/** The heap that the scanner may have, and what the process may take in all, buffers and Node included. */
const heapMiB = 256;
const mostMiB = 1536;

/**
 * A size in bytes, how many times larger another is, and how far off proportion that may be. What is not
 * linear is `growth` off; what Node compiles and collects meanwhile makes the small one three or four.
 */
const [size, growth, most] = [20_000, 32, 10];

/** What a scan takes of the processor, which other processes do not change: the shortest of some runs. */
function seconds(input: Buffer): number {
    const runs = Array.from({ length: 3 }, () => {
        const before = process.cpuUsage();
        scan(input);
        const { user, system } = process.cpuUsage(before);
        return (user + system) / 1e6;
    });
    return Math.min(...runs);
}

describe("the scanner", () => {
    it("takes 10,000 random and hostile inputs in bounded memory", () => {
        const { status, stdout, stderr } = spawnSync(
            process.execPath,
            [
                `--max-old-space-size=${heapMiB}`,
                "--import=tsx",
                resolve("test/support/keys/fuzz.ts"),
            ],
            { encoding: "utf8" },
        );
        assert.equal(status, 0, stderr);
        const { inputs, findings, unread, peakMiB } = JSON.parse(stdout);
        assert.equal(inputs, 10_000);
        assert.ok(findings > 1000, `${findings} findings`);
        assert.ok(unread > 100, `${unread} unread`);
        assert.ok(peakMiB < mostMiB, `${peakMiB} MiB`);
    }).timeout(300_000);

    for (const [what, make] of Object.entries(hostileInputs)) {
        it(`takes no more than in proportion to size: ${what}`, () => {
            const times = seconds(make(growth * size)) / seconds(make(size));
            assert.ok(times < most * growth, `${times} times as long for ${growth} times as much`);
        }).timeout(60_000);
    }

    it("says nothing of a key but its format, what it is inside, and where that begins", () => {
        const formats = detectors.map(({ format }) => format);
        const names = [...containers, ...layers].map(({ name }) => name);
        for (const { value } of corpus()) {
            for (const { format, layers: taken, entry, offset, ...more } of scan(value).findings) {
                assert.ok(formats.includes(format));
                assert.ok(taken.every((layer) => names.includes(layer)));
                assert.match(entry, /^[a-z/]*(\.[a-z]+)?$/);
                assert.ok(Number.isInteger(offset));
                assert.deepEqual(more, {});
            }
        }
    });

    it("does not show the name of a file in an archive that is a key itself", () => {
        const name = `keys/${wif("name")}`;
        for (const archive of [tarOf({ [name]: "a" }), zipOf({ [name]: wif("inside") })]) {
            const scanned = scan(archive);
            assert.equal(scanned.findings[0]?.format, "wif");
            assert.ok(!JSON.stringify(scanned).includes(wif("name")));
        }
    });

    it("takes nothing, and what is no text", () => {
        for (const input of ["", " ", "\0", Buffer.alloc(0), Buffer.alloc(3, 255)]) {
            assert.deepEqual(scan(input), { findings: [], unread: [] });
        }
    });
});
