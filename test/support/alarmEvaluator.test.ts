import assert from "node:assert/strict";

import { changes, evaluate } from "./alarmEvaluator";
import type { AlarmState, Rule } from "./alarmEvaluator";
import { alarmsByName } from "./alarms";

const treatments = ["missing", "ignore", "breaching", "notBreaching"] as const;

/** What the tables of AWS's page on missing data say: 0 is fine, X breaches, - is missing. */
const tables: Record<string, Record<string, string>> = {
    "3 of 3": {
        "0 - X - X": "OK OK OK OK",
        "0 - - - -": "OK OK OK OK",
        "- - - - -": "INSUFFICIENT_DATA kept ALARM OK",
        "0 X X - X": "ALARM ALARM ALARM ALARM",
        "- - X - -": "ALARM kept ALARM OK",
    },
    "2 of 3": {
        "0 - X - X": "ALARM ALARM ALARM ALARM",
        "0 0 X 0 X": "ALARM ALARM ALARM ALARM",
        "0 - X - -": "OK OK ALARM OK",
        "- - - - 0": "OK OK ALARM OK",
        "- - - X -": "ALARM kept ALARM OK",
    },
};

describe("the evaluator of alarms", () => {
    for (const [mOfN, rows] of Object.entries(tables)) {
        const [datapointsToAlarm, evaluationPeriods] = mOfN.split(" of ").map(Number);
        for (const [periods, expected] of Object.entries(rows)) {
            it(`judges ${periods} with ${mOfN} as AWS's page says`, () => {
                const values = periods.split(" ").map((one) => ({ "0": 0, X: 9 })[one]);
                const judged = treatments.map((treatMissingData) => {
                    const rule: Rule = {
                        evaluationPeriods: evaluationPeriods!,
                        datapointsToAlarm: datapointsToAlarm!,
                        comparisonOperator: "GreaterThanOrEqualToThreshold",
                        threshold: 5,
                        treatMissingData,
                    };
                    const states: AlarmState[] = ["OK", "ALARM", "INSUFFICIENT_DATA"];
                    const after = states.map((state) => evaluate(rule, values, state));
                    const kept = after.every((state, i) => state === states[i]);
                    return kept ? "kept" : after[0];
                });
                assert.equal(judged.join(" "), expected);
            });
        }
    }

    it("judges periods that end every minute, by the statistic of what came in them", () => {
        const stalled = alarmsByName().get("stalled")!;
        const at = (minute: number, value: number) => ({ at: minute * 60, value });
        // The least of 5 minutes is 1 twice in a row for the first time from minute 2 to 12.
        const points = Array.from({ length: 20 }, (_, minute) => at(minute, minute < 2 ? 0 : 1));
        assert.deepEqual(changes(stalled, points), [
            { at: 60, state: "OK" },
            { at: 12 * 60, state: "ALARM" },
        ]);
    });
});
