import assert from "node:assert/strict";

import type { TaskSeen } from "../../../cli/status/seen";
import { states } from "../../../cli/status/line";
import { verdict } from "../../../cli/status/verdict";
import { ago, downloadingLine, now, seen, servingLine } from "../../support/deployed";

const running: TaskSeen = { is: "running", since: new Date(ago(3_600)) };

describe("the verdict on a node", () => {
    it("is that it serves in one state alone", () => {
        const serving = states.filter(
            (State) => verdict({ ...seen, line: { ...servingLine, State } }).is === "serving",
        );
        assert.deepEqual(serving, ["serving"]);
    });

    it("repeats the monitor's reason", () => {
        const { is, sentence } = verdict({ ...seen, line: downloadingLine });
        assert.deepEqual([is, sentence], ["not serving", "Blocks: 475,000 of 950,000."]);
    });

    it("is never made of a line that is three minutes old", () => {
        const told = (age: number) =>
            verdict({ ...seen, line: { ...servingLine, Time: ago(age) } });
        assert.equal(told(179).is, "serving");
        assert.equal(told(180).is, "unknown");
        assert.match(told(3_900).sentence, /last heard 1 h 5 min ago\. See https:/);
    });

    it("is never made of a line from the future: a clock is wrong then", () => {
        const { is, sentence } = verdict({ ...seen, line: { ...servingLine, Time: ago(-600) } });
        assert.equal(is, "unknown");
        assert.match(sentence, /clock is 10 min ahead of this one: set this clock right\./);
    });

    it("is open while a task runs whose monitor has said nothing", () => {
        const young = { ...seen, line: undefined, task: { ...running, since: new Date(ago(40)) } };
        assert.deepEqual(verdict(young), {
            is: "unknown",
            sentence:
                "A task has run for 40 s, and its monitor has not told anything yet: " +
                "ask again in a minute.",
        });
        const old = verdict({ ...seen, line: undefined, task: running });
        assert.equal(old.is, "unknown");
        assert.match(old.sentence, /has told nothing\. See https:/);
    });

    it("is that it does not serve where no task runs, whatever the last one said", () => {
        const tasks: TaskSeen[] = [
            { is: "paused" },
            { is: "placed" },
            { is: "gone", lastStop: "The last one stopped 4 min ago: no room." },
            { is: "gone", lastStop: undefined },
        ];
        const verdicts = tasks.map((task) => verdict({ ...seen, task }));
        assert.deepEqual(
            verdicts.map(({ is }) => is),
            tasks.map(() => "not serving"),
        );
        assert.match(verdicts[0]!.sentence, /paused.*config set paused false/);
        assert.match(
            verdicts[2]!.sentence,
            /No task runs\. The last one stopped 4 min ago: no room\./,
        );
    });

    it("says where it does not serve or is not known what to do", () => {
        const cases: TaskSeen[] = [{ is: "paused" }, { is: "placed" }, running];
        for (const task of cases) {
            const { sentence } = verdict({ ...seen, task, line: undefined, now });
            assert.match(sentence, /Run: |See |ask again/);
        }
    });
});
