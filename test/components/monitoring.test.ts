import assert from "node:assert/strict";

import { Monitoring } from "../../components/monitoring";
import type { MonitoringArgs } from "../../components/monitoring";
import { all, only, valueOf } from "../support/resources";

const settings: MonitoringArgs["settings"] = {
    region: "us-east-1",
    network: "mainnet",
    topology: "full",
    phase: "serve",
    paused: false,
    backup: "none",
    alarmEmail: undefined,
    monthlyBudgetUsd: undefined,
};
const args: MonitoringArgs = {
    settings,
    cluster: "cluster-1",
    service: "service-1",
    logGroup: "/bitcoin-node/test/monitor",
    fileSystemIds: { blocks: "fs-blocks", databases: "fs-databases" },
    natGatewayIds: ["nat-1"],
    balancer: "net/balancer/1",
};
const told = { ...args, settings: { ...settings, alarmEmail: "ops@example.com" } };
const alarmType = "aws:cloudwatch/metricAlarm:MetricAlarm";

async function alarmArns(): Promise<string[]> {
    return (await all(alarmType)).map(({ name }) => `arn:${name}`).sort();
}

describe("Monitoring", () => {
    it("has alarms and a dashboard without an address, and nobody to write to", async () => {
        const { topicArn } = new Monitoring("watch", args);
        assert.equal(topicArn, undefined);
        assert.equal((await all(alarmType)).length, 10);
        for (const { inputs } of await all(alarmType)) {
            assert.deepEqual([inputs.alarmActions, inputs.okActions], [[], []]);
        }
        assert.deepEqual(await all("aws:sns/topic:Topic"), []);
        const { inputs } = await only("aws:cloudwatch/dashboard:Dashboard");
        assert.equal(inputs.dashboardName, "bitcoin-node-test");
    });

    it("names alarms by the stack, which a message is headed with, and says what to do", async () => {
        new Monitoring("watch", args);
        for (const { name, inputs } of await all(alarmType)) {
            assert.equal(inputs.name, `bitcoin-node-test-${name.replace("watch-", "")}`);
            assert.match(inputs.alarmDescription, /^[A-Zb].*\. .*\.$/);
            assert.ok(!("means" in inputs || "todo" in inputs || "tellsEnd" in inputs));
        }
    });

    it("writes to the address about every alarm, and about the end of some", async () => {
        const { topicArn } = new Monitoring("watch", told);
        assert.equal(await valueOf(topicArn!), "arn:watch-topic");
        const { inputs } = await only("aws:sns/topicSubscription:TopicSubscription");
        assert.deepEqual(
            [inputs.protocol, inputs.endpoint, inputs.topic],
            ["email", "ops@example.com", "arn:watch-topic"],
        );
        const alarms = await all(alarmType);
        for (const alarm of alarms) {
            assert.deepEqual(alarm.inputs.alarmActions, ["arn:watch-topic"]);
        }
        const ends = alarms.filter((alarm) => alarm.inputs.okActions.length > 0);
        assert.deepEqual(ends.map(({ name }) => name).sort(), [
            "watch-behind",
            "watch-no-peers",
            "watch-not-running",
        ]);
    });

    it("lets nobody publish but these alarms", async () => {
        new Monitoring("watch", told);
        const { inputs } = await only("aws:sns/topicPolicy:TopicPolicy");
        const { Statement } = JSON.parse(inputs.policy);
        assert.equal(Statement.length, 1);
        assert.deepEqual(Statement[0].Principal, { Service: "cloudwatch.amazonaws.com" });
        assert.deepEqual(Statement[0].Action, ["sns:Publish"]);
        assert.equal(Statement[0].Resource, "arn:watch-topic");
        const { ArnEquals, ...others } = Statement[0].Condition;
        assert.deepEqual(others, {});
        assert.deepEqual(ArnEquals["aws:SourceArn"].sort(), await alarmArns());
    });

    it("shows its own alarms on the dashboard", async () => {
        new Monitoring("watch", args);
        const { inputs } = await only("aws:cloudwatch/dashboard:Dashboard");
        const { widgets } = JSON.parse(inputs.dashboardBody);
        const shown = widgets.find(({ type }: any) => type === "alarm").properties.alarms;
        assert.deepEqual(shown.sort(), await alarmArns());
    });

    it("watches the bill only with a budget, before and after it is spent", async () => {
        new Monitoring("quiet", told);
        assert.deepEqual(await all("aws:budgets/budget:Budget"), []);
        new Monitoring("watch", { ...told, settings: { ...told.settings, monthlyBudgetUsd: 300 } });
        const { inputs } = await only("aws:budgets/budget:Budget");
        assert.equal(inputs.limitAmount, "300");
        assert.equal(inputs.timeUnit, "MONTHLY");
        assert.deepEqual(
            inputs.notifications.map((one: any) => [
                one.notificationType,
                one.threshold,
                one.subscriberEmailAddresses,
            ]),
            [
                ["ACTUAL", 80, ["ops@example.com"]],
                ["FORECASTED", 100, ["ops@example.com"]],
            ],
        );
    });
});
