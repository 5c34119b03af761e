import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";

import { dollars } from "../../../cli/plan/costText";
import type { MonthlyCost } from "../../../cli/plan/bill";
import { planPage } from "../../../cli/plan/html/page";
import { planStack } from "../../../cli/plan/plan";
import type { Plan } from "../../../cli/plan/plan";
import { nextCommand } from "../../../cli/plan/text";
import { Project } from "../../support/project";
import { allIn, readXml } from "../../support/xml";
import type { XmlElement } from "../../support/xml";

const page = (...plans: Plan[]): string => planPage(plans, "2026-11-23");
const textIn = (html: string): string => readXml(html).text;
/** The rows of the bill. */
const rowsOf = (plan: Plan): XmlElement[] =>
    elementsIn(page(plan), "table")
        .filter(({ attributes }) => attributes["class"] === "costs")
        .flatMap((table) => allIn(table).filter(({ name }) => name === "tr"));
const elementsIn = (html: string, name: string): XmlElement[] =>
    allIn(readXml(html)).filter((one) => one.name === name);

describe("the page of a plan", () => {
    const project = new Project();
    let plan: Plan;
    before(async function () {
        this.timeout(120_000);
        project.stack("dev", {
            allowedCidrs: ["203.0.113.7/32"],
            alarmEmail: "who@example.com",
            bitcoinConf: ["uacomment=from-a-person"],
        });
        plan = await planStack(project.folder, "dev");
    });
    after(() => {
        project.remove();
    });

    it("says the verdict, what it costs now and later, who is let in, and what to type", () => {
        const text = textIn(page(plan));
        assert.match(text, /Policy packallowed/);
        for (const { monthlyUsd } of [plan.cost, plan.stages.serve, plan.stages.paused]) {
            assert.ok(text.includes(dollars(monthlyUsd)));
        }
        assert.match(text, /First sync, once: \$[\d.]+ if it takes 7 days \(assumed/);
        assert.match(text, /Let in: +203\.0\.113\.7\/32/);
        assert.ok(text.includes(nextCommand(plan)));
    });

    it("has a bar for every line of each bill, the longest for the dearest", () => {
        const rows = rowsOf(plan);
        const bills = Object.entries(plan.stages);
        const most = Math.max(
            ...bills.flatMap(([, { lines }]) => lines.map(({ monthlyUsd }) => monthlyUsd)),
        );
        for (const [stage, { lines }] of bills) {
            for (const { item, monthlyUsd } of lines.filter((line) => line.monthlyUsd > 0)) {
                const row = rows.find(({ text }) => text.startsWith(item.split(",")[0]!));
                assert.ok(row!.text.includes(dollars(monthlyUsd)), item);
                const bar = allIn(row!).find(({ attributes }) => attributes["class"] === stage);
                const share = Number.parseFloat(bar!.attributes["width"]!) / 100;
                assert.ok(Math.abs(share - monthlyUsd / most) < 0.001, item);
            }
        }
    });

    it("leaves out what costs nothing, the whole row or a stage's part of it", () => {
        const rows = rowsOf(plan);
        assert.ok(rows.every(({ text }) => !text.includes(dollars(0))));
        const fargate = rows.find(({ text }) => text.startsWith("Fargate"))!;
        assert.equal(fargate.children.at(-1)!.text, "–");
        const { sync, serve, paused } = plan.stages;
        const free = sync.lines.filter((_, at) =>
            [sync, serve, paused].every(({ lines }) => lines[at]!.monthlyUsd === 0),
        );
        for (const { item } of free)
            assert.ok(!rows.some(({ text }) => text.startsWith(item)), item);
    });

    it("sets the stack beside AWS's sample", () => {
        const text = textIn(page(plan));
        assert.ok(text.includes(plan.sample.template));
        const { sync, serve, firstSync } = plan.sample;
        for (const usd of [sync.monthlyUsd, serve.monthlyUsd, firstSync.usd]) {
            assert.ok(text.includes(dollars(usd)));
        }
    });

    it("begins with the month as it is set, and the month afterwards where that differs", () => {
        const tiles = (
            settings: Partial<Plan["program"]["settings"]>,
            cost: MonthlyCost,
        ): string => {
            const program = {
                ...plan.program,
                settings: { ...plan.program.settings, ...settings },
            };
            return elementsIn(page({ ...plan, program, cost }), "dl")[0]!.text;
        };
        const { sync, serve, paused } = plan.stages;
        const [first, now, off] = [sync, serve, paused].map(({ monthlyUsd }) =>
            dollars(monthlyUsd),
        );
        const once = dollars(plan.firstSync.usd);
        assert.ok(
            tiles({}, sync).includes(
                `A month in the first sync${first}A month afterwards${now}The first sync, once${once}`,
            ),
        );
        assert.ok(tiles({ phase: "serve" }, serve).includes(`A month${now}Wallets`));
        assert.ok(
            tiles({ phase: "serve", paused: true }, paused).includes(
                `A month, paused${off}A month afterwards${now}`,
            ),
        );
    });

    it("says what is forbidden, and does not say how to build it", () => {
        const violation = {
            policy: "no-such-thing",
            level: "mandatory",
            resource: "a",
            message: "a is such a thing.",
        } as const;
        const text = textIn(page({ ...plan, violations: [violation] }));
        assert.match(text, /Policy packforbidden/);
        assert.match(text, /mandatory no-such-thing: a is such a thing\./);
        assert.ok(!text.includes(" up --stack"));
    });

    it("lists every resource and every setting, but never what a person wrote freely", () => {
        const html = page(plan);
        const text = textIn(html);
        for (const { name, type, component } of plan.resources) {
            const line = name === component ? name : `${type} ${name}`;
            assert.ok(component === "" || text.includes(line), line);
        }
        assert.match(text, /bitcoinConf: 1, not shown/);
        assert.match(text, /alarmEmail: set, not shown/);
        assert.ok(!html.includes("from-a-person") && !html.includes("who@example.com"));
    });

    it("loads nothing and runs nothing", () => {
        const html = page(plan);
        const elements = allIn(readXml(html));
        const loading = ["script", "link", "img", "image", "iframe", "object", "embed", "use"];
        assert.deepEqual(
            elements.filter(({ name }) => loading.includes(name)),
            [],
        );
        for (const { attributes } of elements) {
            const { href = "#", xmlns = "http://www.w3.org/", ...others } = attributes;
            assert.ok(href.startsWith("#") && xmlns.startsWith("http://www.w3.org/"));
            for (const [key, value] of Object.entries(others)) {
                assert.ok(!/^on|^src|:href$/.test(key) && !/https?:/.test(value), key);
            }
        }
        assert.ok(!/url\(|@import/.test(html));
    });

    it("escapes whatever a name, a setting or a message holds", () => {
        const nasty = `"'><script>alert(1)</script>&amp;\u0000]]>`;
        const settings = { ...plan.program.settings, region: nasty, allowedCidrs: [nasty] };
        const hostile: Plan = {
            ...plan,
            name: nasty,
            program: { ...plan.program, settings, warnings: [nasty] },
            resources: plan.resources.map((one) => ({ ...one, type: `${one.type}${nasty}` })),
            violations: [{ policy: nasty, level: "advisory", resource: nasty, message: nasty }],
        };
        const html = page(hostile, hostile);
        const clean = page(plan, plan);
        const names = (of: string): Set<string> => new Set(allIn(readXml(of)).map((e) => e.name));
        assert.deepEqual(
            [...names(html)].filter((name) => !names(clean).has(name)),
            [],
        );
        assert.ok(textIn(html).includes(nasty.replace("\u0000", "\ufffd")));
    });

    it("has headings without gaps", () => {
        const levels = allIn(readXml(page(plan)))
            .filter(({ name }) => /^h\d$/.test(name))
            .map(({ name }) => Number(name[1]));
        assert.deepEqual(levels.slice(0, 2), [1, 2]);
        for (const [i, level] of levels.entries()) assert.ok(level - (levels[i - 1] ?? 0) <= 1);
    });
});

describe("npm start -- --html", () => {
    const project = new Project();
    before(() => {
        project.stack("dev", {}).forbiddingPack();
    });
    after(() => {
        project.remove();
    });

    it("writes the page over what was there, and ends as without it", async () => {
        project.file("plan.html", "old");
        const { code, stdout } = await project.start("--html", "plan.html", "--json");
        assert.equal(code, 1);
        assert.equal(JSON.parse(stdout).stacks.length, 1);
        const written = readFileSync(join(project.folder, "plan.html"), "utf8");
        assert.match(textIn(written), /Policy packforbidden/);
    });

    it("exits with 2 and one sentence where the file cannot be written", async () => {
        const { code, stdout, stderr } = await project.start("--html", "nowhere/plan.html");
        assert.equal(code, 2);
        assert.equal(stdout, "");
        assert.match(stderr, /^--html needs .*"nowhere\/plan\.html".*Run: npm start -- --html/);
        assert.equal(stderr.trim().split("\n").length, 1);
    });
});
