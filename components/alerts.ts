import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { policy } from "./permissions";
import { tagsOf } from "./tags";

export interface AlertsArgs {
    /** Who is told. AWS sends a first message that has to be confirmed. */
    email: string;
    /** US dollars a month: at 80 % spent and at 100 % forecast a message goes out. */
    monthlyBudgetUsd?: number | undefined;
    /** The ECS cluster whose tasks are watched, by name. */
    cluster: pulumi.Input<string>;
}

/**
 * E-mail when the task stops, and when the account's bill approaches the budget.
 *
 * The budget covers the whole account: one filtered by tag counts nothing until somebody has
 * activated the tag for cost allocation. Cost: nothing worth a line.
 */
export class Alerts extends pulumi.ComponentResource {
    constructor(name: string, args: AlertsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("bitcoin-node:alerts:Alerts", name, { ...args }, opts);
        const topic = new aws.sns.Topic(`${name}-topic`, { tags: tagsOf(name) }, { parent: this });
        new aws.sns.TopicSubscription(
            `${name}-email`,
            { topic: topic.arn, protocol: "email", endpoint: args.email },
            { parent: this },
        );
        this.watchTask(name, args.cluster, topic);
        if (args.monthlyBudgetUsd !== undefined) this.watchBill(name, args.monthlyBudgetUsd, args);
        this.registerOutputs();
    }

    private watchTask(name: string, cluster: pulumi.Input<string>, topic: aws.sns.Topic): void {
        const rule = new aws.cloudwatch.EventRule(
            `${name}-stopped`,
            {
                description: "A task of the Bitcoin node has stopped",
                eventPattern: pulumi.jsonStringify({
                    source: ["aws.ecs"],
                    "detail-type": ["ECS Task State Change"],
                    detail: {
                        clusterArn: [{ suffix: pulumi.interpolate`:cluster/${cluster}` }],
                        lastStatus: ["STOPPED"],
                    },
                }),
                tags: tagsOf(name),
            },
            { parent: this },
        );
        const allowed = new aws.sns.TopicPolicy(
            `${name}-publish`,
            {
                arn: topic.arn,
                policy: policy([
                    {
                        Sid: "EventsOfThisRule",
                        Effect: "Allow",
                        Principal: { Service: "events.amazonaws.com" },
                        Action: ["sns:Publish"],
                        Resource: topic.arn,
                        Condition: { ArnEquals: { "aws:SourceArn": rule.arn } },
                    },
                ]),
            },
            { parent: this },
        );
        new aws.cloudwatch.EventTarget(
            `${name}-to-topic`,
            { rule: rule.name, arn: topic.arn },
            { parent: this, dependsOn: allowed },
        );
    }

    private watchBill(name: string, limit: number, { email }: AlertsArgs): void {
        const notice = (notificationType: string, threshold: number) => ({
            comparisonOperator: "GREATER_THAN",
            notificationType,
            threshold,
            thresholdType: "PERCENTAGE",
            subscriberEmailAddresses: [email],
        });
        new aws.budgets.Budget(
            `${name}-budget`,
            {
                budgetType: "COST",
                limitAmount: String(limit),
                limitUnit: "USD",
                timeUnit: "MONTHLY",
                notifications: [notice("ACTUAL", 80), notice("FORECASTED", 100)],
                tags: tagsOf(name),
            },
            { parent: this },
        );
    }
}
