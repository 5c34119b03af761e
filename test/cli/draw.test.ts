import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";

import { exampleArgs, exampleStates, exampleValues } from "../../cli/draw/dashboard/example";
import { picture } from "../../cli/draw/dashboard/page";
import { dashboard } from "../../components/dashboard";

const sample = { values: exampleValues, states: exampleStates };
const body = dashboard(exampleArgs);
const drawn = picture(body, sample);

describe("the picture of the dashboard", () => {
    it("shows every widget, row and alarm, and says that its values are made up", () => {
        const titles = body.widgets.flatMap(({ properties }) =>
            "title" in properties ? [properties.title] : [],
        );
        const names = exampleArgs.alarmArns.map(String).map((arn) => arn.split(":").at(-1)!);
        const labels = Object.keys(exampleValues);
        for (const words of [...titles, ...names, ...labels, "All values are made up."]) {
            assert.ok(drawn.includes(words), words);
        }
    });

    it("needs nothing else: no script, no font, no file", () => {
        assert.doesNotMatch(drawn, /<script|<image|url\(|@import|href=/);
        assert.equal(drawn.match(/https?:\/\/[^"]+/g)!.join(), "http://www.w3.org/2000/svg");
    });

    it("keeps everything on the page", () => {
        const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(drawn)!.map(Number);
        for (const [, x, y] of drawn.matchAll(/ x="([\d.-]+)" y="([\d.-]+)"/g)) {
            assert.ok(Number(x) >= 0 && Number(x) <= width!, x);
            assert.ok(Number(y) >= 0 && Number(y) <= height!, y);
        }
    });

    it("shows words as they are, whatever signs are in them", () => {
        const states = [["2026-11-22T16:10:30Z", "indexing", "1 < 2 & 3 > 2"]];
        assert.ok(picture(body, { ...sample, states }).includes(">1 &lt; 2 &amp; 3 &gt; 2</text>"));
    });

    it("cannot be drawn without values for every row", () => {
        assert.throws(() => picture(body, { ...sample, values: {} }), /no values for hours left/);
    });

    it("npm run draw --help says what it does", () => {
        const { stdout, status } = spawnSync("npx", ["tsx", "cli/draw/index.ts", "--help"], {
            encoding: "utf8",
        });
        assert.equal(status, 0);
        assert.match(stdout, /npm run draw/);
    });
});
