import assert from "node:assert/strict";

import { table } from "../../../cli/rehearse/table";

describe("the rehearsal's table", () => {
    it("says what was played, and how many promises held in which time", () => {
        const rows = [
            { promise: "it serves", figures: "after 2 s", seconds: 2.4 },
            { promise: "it stops", figures: "in 1 s", seconds: 1.4 },
        ];
        const [head, , , , ...lines] = table(rows, "Bitcoin Core 31.1").split("\n");
        assert.equal(head, "Rehearsed with Bitcoin Core 31.1: 2 promises held in 4 s.");
        assert.deepEqual(lines, ["| it serves | after 2 s | 2 s |", "| it stops | in 1 s | 1 s |"]);
    });
});
