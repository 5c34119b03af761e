import assert from "node:assert/strict";

import { newestLine } from "../../../cli/status/line";
import { downloadingLine, servingLine } from "../../support/deployed";

describe("the newest line of the monitor", () => {
    it("is the last of a log, whatever stands around it", () => {
        const log = [
            JSON.stringify(downloadingLine),
            "",
            JSON.stringify(servingLine),
            "Traceback (most recent call last):",
            "null",
            '{ "State": "serving" }',
        ];
        assert.deepEqual(newestLine(log), servingLine);
    });

    it("is none where a state is unknown, a time is no time or a member is missing", () => {
        const changed = [
            { State: "fine" },
            { Time: "now" },
            { Since: "long ago" },
            { Reason: undefined },
            { Task: 7 },
        ];
        for (const change of changed) {
            const text = JSON.stringify({ ...servingLine, ...change });
            assert.equal(newestLine([text]), undefined, text);
        }
        assert.equal(newestLine([]), undefined);
    });
});
