import assert from "node:assert/strict";

import { exampleArgs } from "../../cli/draw/dashboard/example";
import { dashboard } from "../../components/dashboard";
import type { Widget } from "../../components/dashboard";
import { metrics } from "../../components/metrics";

const { widgets } = dashboard(exampleArgs);
const graphs = (of: readonly Widget[]) => of.filter((widget) => widget.type === "metric");
const rows = (of: readonly Widget[]): any[][] =>
    graphs(of).flatMap(({ properties }) => properties.metrics.map((row) => [...row]));

describe("the dashboard", () => {
    it("is one page: 24 columns, 20 rows, no gap and nothing on top of another", () => {
        const taken = new Set<string>();
        for (const { x, y, width, height } of widgets) {
            for (let column = x; column < x + width; column += 1) {
                for (let row = y; row < y + height; row += 1) {
                    assert.ok(column < 24 && row < 20, `${column},${row}`);
                    assert.ok(!taken.has(`${column},${row}`), `${column},${row} twice`);
                    taken.add(`${column},${row}`);
                }
            }
        }
        assert.equal(taken.size, 24 * 20);
    });

    it("shows what the monitor tells, by the stack's tag", () => {
        const own = rows(widgets).filter(([namespace]) => namespace === "BitcoinNode");
        for (const [, name, dimension, value] of own) {
            assert.ok(name in metrics, name);
            assert.deepEqual([dimension, value], ["Stack", "bitcoin-node-dev"]);
        }
        const shown = own.map(([, name]) => name);
        for (const name of ["Serving", "SecondsLeft", "BlocksBehind", "Peers", "Sessions"]) {
            assert.ok(shown.includes(name), name);
        }
    });

    it("reckons the hours left from the seconds, which it hides", () => {
        const [hours, seconds] = rows(widgets).filter((row) => "id" in row.at(-1));
        assert.deepEqual(hours, [
            { expression: "seconds / 3600", label: "hours left", id: "hours" },
        ]);
        assert.deepEqual(seconds!.at(-1), { id: "seconds", visible: false });
    });

    it("reads the states out of the monitor's log group", () => {
        const log = widgets.find((widget) => widget.type === "log")!;
        assert.match(log.properties.query, /^SOURCE '\/bitcoin-node\/dev\/monitor' \| .*State/);
    });

    it("shows what is billed: storage of both file systems, NAT, load balancer, task", () => {
        const ids = rows(widgets).flatMap((row) => row.slice(0, -1));
        for (const id of ["fs-blocks", "fs-databases", "nat-1", "net/balancer/1", "service-1"]) {
            assert.ok(ids.includes(id), id);
        }
    });

    it("leaves out NAT and load balancer where there are none", () => {
        const minimal = { ...exampleArgs, natGatewayIds: [], balancer: undefined };
        const namespaces = new Set(rows(dashboard(minimal).widgets).map(([name]) => name));
        assert.deepEqual(
            [...namespaces].filter((name) => typeof name === "string"),
            ["BitcoinNode", "AWS/EFS", "AWS/ECS"],
        );
    });

    it("names the stack, what is set, and the commands that say more", () => {
        const text = widgets.find((widget) => widget.type === "text")!.properties.markdown;
        assert.match(text, /^## bitcoin-node-dev\nmainnet, full, phase sync\n/);
        for (const command of ["run status", "run connect", "start"]) {
            assert.ok(text.includes(`npm ${command} -- --stack dev`), command);
        }
        const paused = dashboard({ ...exampleArgs, paused: true }).widgets;
        assert.match(JSON.stringify(paused), /phase sync, paused/);
    });

    it("says for each graph which region, statistic and period it is of", () => {
        for (const { properties } of graphs(widgets)) {
            assert.equal(properties.region, "us-east-1");
            assert.ok(properties.period % 60 === 0);
            assert.ok(["Average", "Maximum", "Sum"].includes(properties.stat));
        }
    });
});
