import assert from "node:assert/strict";

import { NotYet, until } from "../../cli/until";

describe("until", () => {
    it("asks again as long as the answer is not yet there", async () => {
        let asked = 0;
        const answer = await until(60, () =>
            ++asked < 3 ? Promise.reject(new NotYet("1 of 2")) : Promise.resolve(asked),
        );
        assert.equal(answer, 3);
    });

    it("asks once at least, and gives up with what was missing last", async () => {
        let asked = 0;
        const ask = (): Promise<never> => Promise.reject(new NotYet(`block ${++asked} of 2.`));
        await assert.rejects(until(0, ask), { message: "After 0 s: block 1 of 2." });
    });

    it("throws any other error at once", async () => {
        let asked = 0;
        const ask = (): Promise<never> => {
            asked += 1;
            return Promise.reject(new Error("broken"));
        };
        await assert.rejects(until(60, ask), { message: "broken" });
        assert.equal(asked, 1);
    });
});
