import assert from "node:assert/strict";

import { Alerts } from "../../components/alerts";
import { all, only } from "../support/resources";

const args = { email: "ops@example.com", cluster: "cluster-1" };

describe("Alerts", () => {
    it("writes to the address", async () => {
        new Alerts("alerts", args);
        const { inputs } = await only("aws:sns/topicSubscription:TopicSubscription");
        assert.equal(inputs.protocol, "email");
        assert.equal(inputs.endpoint, "ops@example.com");
        assert.equal(inputs.topic, "arn:alerts-topic");
    });

    it("tells of stopped tasks of this cluster, and lets only its own rule publish", async () => {
        new Alerts("alerts", args);
        const rule = await only("aws:cloudwatch/eventRule:EventRule");
        const { detail } = JSON.parse(rule.inputs.eventPattern);
        assert.deepEqual(detail, {
            clusterArn: [{ suffix: ":cluster/cluster-1" }],
            lastStatus: ["STOPPED"],
        });
        const target = await only("aws:cloudwatch/eventTarget:EventTarget");
        assert.equal(target.inputs.arn, "arn:alerts-topic");
        const { inputs } = await only("aws:sns/topicPolicy:TopicPolicy");
        const [statement] = JSON.parse(inputs.policy).Statement;
        assert.deepEqual(statement.Condition, {
            ArnEquals: { "aws:SourceArn": "arn:alerts-stopped" },
        });
    });

    it("watches the bill only with a budget, before and after it is spent", async () => {
        new Alerts("quiet", args);
        assert.deepEqual(await all("aws:budgets/budget:Budget"), []);
        new Alerts("alerts", { ...args, monthlyBudgetUsd: 300 });
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
