import assert from "node:assert/strict";

import fc from "fast-check";

import { architectures } from "../../../cli/draw/pictures";
import { architecture } from "../../../cli/plan/picture/architecture";
import { componentsOf } from "../../../cli/plan/picture/components";
import { layOut, narrow, wide } from "../../../cli/plan/picture/layout";
import type { Placed } from "../../../cli/plan/picture/layout";
import { type, widthOf, wrapped } from "../../../cli/plan/picture/measure";
import { planStack } from "../../../cli/plan/plan";
import type { Plan } from "../../../cli/plan/plan";
import { daemonNames } from "../../../components/daemons";
import { Project } from "../../support/project";
import { allIn, readXml } from "../../support/xml";

const home = { allowedCidrs: ["203.0.113.7/32"] };
const stacks: Record<string, Record<string, unknown>> = {
    full: { ...home, alarmEmail: "you@example.com", monthlyBudgetUsd: 500 },
    internal: { access: "internal", natGateways: "perZone", flowLogs: true },
    minimal: { topology: "minimal", network: "signet" },
    inside: { topology: "minimal", access: "internal", paused: true },
};

describe("the drawing of a plan", () => {
    const project = new Project();
    const plans = new Map<string, Plan>();
    const placed = (stack: string, id: string, measures = wide): Placed | undefined =>
        layOut(architecture(plans.get(stack)!).parts, measures).placed.find(
            ({ part }) => part.kind !== "text" && part.id === id,
        );
    const said = (stack: string): string => {
        const { placed } = layOut(architecture(plans.get(stack)!).parts, wide);
        return placed.flatMap(({ title, lines }) => [...title, ...lines]).join("\n");
    };

    before(async function () {
        this.timeout(120_000);
        for (const [name, settings] of Object.entries(stacks)) project.stack(name, settings);
        await Promise.all(
            Object.keys(stacks).map(async (name) => {
                plans.set(name, await planStack(project.folder, name));
            }),
        );
    });
    after(() => {
        project.remove();
    });

    it("has every component that is planned, whatever the settings", () => {
        for (const plan of plans.values()) {
            for (const [, text] of architectures(plan)) {
                const drawn = allIn(readXml(text)).flatMap(
                    ({ attributes }) => attributes["data-of"]?.split(" ") ?? [],
                );
                const missing = componentsOf(plan.resources).filter((one) => !drawn.includes(one));
                assert.deepEqual(missing, [], plan.name);
            }
        }
    });

    it("has a component that it does not know by its name and resources", () => {
        const plan = plans.get("full")!;
        const stack = plan.resources.find(({ parent }) => parent === null)!.name;
        const component = "bitcoin-time-machine";
        const made = { name: "a", parent: component, component };
        const resources = [
            ...plan.resources,
            { type: "x:y:Z", name: component, parent: stack, component },
            { ...made, type: "aws:backup/plan:Plan" },
        ];
        const [, text] = architectures({ ...plan, resources })[0]!;
        assert.match(readXml(text).text, /Time machine *Plan/);
    });

    it("has every container of the task, with words of its own", () => {
        for (const name of daemonNames) assert.notDeepEqual(placed("full", name)!.lines, [], name);
    });

    it("says whether alarms write to somebody, and about the budget, but not to whom", () => {
        assert.match(said("full"), /\nMonitoring\s+alarms, dashboard\s+e-mail, also by the budget/);
        assert.match(said("minimal"), /\nMonitoring\s+alarms, dashboard\s+no e-mail set/);
        assert.doesNotMatch(said("full"), /you@example/);
    });

    it("has a NAT gateway, a load balancer and private subnets only where they are planned", () => {
        for (const id of ["nat", "balancer", "private"]) {
            assert.ok(placed("full", id), id);
            assert.equal(placed("minimal", id), undefined, id);
        }
        assert.match(said("full"), /\nNAT gateway\n/);
        assert.match(said("internal"), /\n2 NAT gateways\n/);
        assert.match(said("internal"), /connections logged/);
    });

    it("has a load balancer and its wallets inside the private subnets when access is internal", () => {
        const within = (id: string, frame: string, stack: string): boolean => {
            const [box, around] = [placed(stack, id)!, placed(stack, frame)!];
            return box.y > around.y && box.y + box.height < around.y + around.height;
        };
        assert.ok(within("balancer", "public", "full") && !within("client", "vpc", "full"));
        assert.ok(within("balancer", "private", "internal"));
        assert.ok(within("client", "private", "internal"));
        assert.ok(within("client", "public", "inside"));
    });

    it("says who is let in, that the task is paused, and which arrows are not in use", () => {
        const idle = (stack: string): string[] =>
            architecture(plans.get(stack)!)
                .arrows.filter((arrow) => arrow.idle)
                .map(({ to }) => to);
        assert.match(said("full"), /let in: 203\.0\.113\.7\/32/);
        assert.deepEqual(idle("full"), []);
        assert.match(said("minimal"), /let in: nobody yet/);
        assert.deepEqual(idle("minimal"), ["electrumx"]);
        assert.match(said("inside"), /let in: the VPC/);
        assert.match(said("inside"), /no Fargate task runs/);
        assert.equal(idle("inside").length, architecture(plans.get("inside")!).arrows.length);
    });

    it("lets no text leave its box, run into another or lie under an arrow", () => {
        for (const plan of plans.values()) {
            for (const measures of [wide, narrow]) {
                const all = layOut(architecture(plan).parts, measures).placed;
                for (const one of all) {
                    const { part, title, lines, width, height } = one;
                    const rails =
                        part.kind === "frame" ? measures.width - 2 * measures.rail : width;
                    const font = part.kind === "frame" ? type.line : type.title;
                    for (const line of title) assert.ok(widthOf(line, font) < rails, line);
                    for (const line of lines) assert.ok(widthOf(line, type.line) <= width, line);
                    const text = title.length * font.leading + lines.length * type.line.leading;
                    assert.ok(text <= height);
                }
                const boxes = all.filter(({ part }) => part.kind !== "frame");
                for (const [i, a] of boxes.entries()) {
                    for (const b of boxes.slice(i + 1)) assert.ok(apart(a, b), plan.name);
                }
                for (const { x, width } of all) assert.ok(x >= 0 && x + width <= measures.width);
            }
        }
    });

    it("fills the last row of the boxes beside the network", () => {
        for (const measures of [wide, narrow]) {
            const { x, width } = placed("full", "region", measures)!;
            const last = placed("full", "bitcoin-monitoring", measures)!;
            assert.equal(last.x + last.width, x + width - measures.pad);
        }
    });

    it("is described in words and is read as one picture", () => {
        for (const [, text] of architectures(plans.get("full")!)) {
            const [svg] = readXml(text).children;
            assert.equal(svg!.attributes["role"], "img");
            const [title, desc] = svg!.children;
            assert.deepEqual([title!.name, desc!.name], ["title", "desc"]);
            assert.match(desc!.text, /load balancer.*monitor, bitcoind and electrumx.*NAT gateway/);
        }
    });
});

function apart(a: Placed, b: Placed): boolean {
    const beside = a.x + a.width <= b.x + 0.01 || b.x + b.width <= a.x + 0.01;
    return beside || a.y + a.height <= b.y + 0.01 || b.y + b.height <= a.y + 0.01;
}

describe("wrapped", () => {
    it("keeps every character, in lines that are no wider than asked", () => {
        const word = fc.string({ minLength: 1, maxLength: 40 }).filter((one) => !/\s/.test(one));
        fc.assert(
            fc.property(
                fc.array(word, { minLength: 1 }),
                fc.integer({ min: 20, max: 300 }),
                (words, width) => {
                    const lines = wrapped(words.join(" "), width, type.line);
                    assert.equal(lines.join("").replaceAll(" ", ""), words.join(""));
                    for (const line of lines) assert.ok(widthOf(line, type.line) <= width);
                },
            ),
        );
    });

    it("breaks a long name after a dot where it can", () => {
        const lines = wrapped("electrumx.bitcoin-node.internal", 130, type.line);
        assert.deepEqual(lines, ["electrumx.bitcoin-", "node.internal"]);
    });
});
