import assert from "node:assert/strict";
import { mock } from "node:test";

import { Mistake } from "../../../cli/mistake";
import { show } from "../../../cli/status/report";
import type { Seen } from "../../../cli/status/seen";
import { ago, downloadingLine, seen, servingLine } from "../../support/deployed";

/** Prints a look, and gives what stood on standard output and on standard error, and the status. */
function shown(look: Seen | Mistake, how: { json?: boolean; watch?: boolean; isTTY?: boolean }) {
    const { json = false, watch = false, isTTY = false } = how;
    let out = "";
    let err = "";
    const write = (text: string): boolean => ((out += text), true);
    mock.method(process.stderr, "write", (text: string) => ((err += text), true));
    const stream = { isTTY, write } as unknown as NodeJS.WriteStream;
    const code = show(look, { json, watch, out: stream });
    mock.restoreAll();
    return { code, out, err };
}

const silent = { ...seen, line: { ...servingLine, Time: ago(600) } };
const mistake = new Mistake("There are no credentials.");

describe("how status ends", () => {
    afterEach(() => {
        mock.restoreAll();
    });

    it("is with 0 when it serves, 1 when it does not, 2 when that is not known", () => {
        const looks = [seen, { ...seen, line: downloadingLine }, silent, mistake];
        for (const how of [{}, { json: true }, { watch: true }, { isTTY: true }]) {
            assert.deepEqual(
                looks.map((look) => shown(look, how).code),
                [0, 1, 2, 2],
            );
        }
    });

    it("is with one sentence on standard error alone when it is not known", () => {
        for (const look of [silent, mistake]) {
            const { out, err } = shown(look, {});
            assert.equal(out, "");
            assert.match(err, /^[^\n]+\n$/);
        }
    });

    it("is with one object on standard output as JSON, whatever is known", () => {
        const verdicts = [seen, silent, mistake].map((look) => {
            const { out } = shown(look, { json: true, watch: true });
            assert.match(out, /^[^\n]+\n$/);
            return JSON.parse(out).verdict as string;
        });
        assert.deepEqual(verdicts, ["serving", "unknown", "unknown"]);
    });
});

describe("status --watch", () => {
    it("adds a line for each look in a pipe, those that failed too", () => {
        for (const look of [seen, silent, mistake]) {
            const { out, err } = shown(look, { watch: true });
            assert.match(out, /^\d{4}-\d\d-\d\dT[^\n]+\n$/);
            assert.equal(err, "");
        }
    });

    it("begins anew at the top of a terminal", () => {
        const { out } = shown(seen, { watch: true, isTTY: true });
        assert.ok(out.startsWith("\u001b[1;1H\u001b[0J"));
        assert.match(out, /blocks +█{30}/);
    });
});
