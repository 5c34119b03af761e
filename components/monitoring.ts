import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Settings } from "../config";
import { alarms } from "./alarms";
import type { Alarm } from "./alarms";
import { dashboard } from "./dashboard";
import type { DashboardArgs } from "./dashboard";
import { policy } from "./permissions";
import { stackTag, tagsOf } from "./tags";

export interface MonitoringArgs extends Omit<
    DashboardArgs,
    "stack" | "stackTag" | "alarmArns" | keyof WatchedSettings
> {
    settings: WatchedSettings;
}

type WatchedSettings = Pick<
    Settings,
    | "region"
    | "network"
    | "topology"
    | "phase"
    | "paused"
    | "backup"
    | "alarmEmail"
    | "monthlyBudgetUsd"
>;

/**
 * What tells the owner about the node: alarms, a dashboard, with an address messages by e-mail, and with a
 * budget a message about the bill.
 *
 * The alarms are by what the monitor says, so a task that has stopped, waits, or runs without getting any
 * further is told of alike; ECS's own events would know of the first only, and tell of each restart.
 *
 * Cost: by the month for each alarm and for the dashboard.
 */
export class Monitoring extends pulumi.ComponentResource {
    /** The topic that writes the messages. AWS asks the address first; `status` says when it waits for that. */
    readonly topicArn: pulumi.Output<string> | undefined;

    constructor(name: string, args: MonitoringArgs, opts?: pulumi.ComponentResourceOptions) {
        const { settings, ...watched } = args;
        const { region, network, topology, phase, paused, backup } = settings;
        const { alarmEmail, monthlyBudgetUsd } = settings;
        // Of the settings only these: the change of another one changes nothing here.
        const inputs = { ...watched, region, network, topology, phase, paused, backup };
        super(
            "bitcoin-node:monitoring:Monitoring",
            name,
            { ...inputs, alarmEmail, monthlyBudgetUsd },
            opts,
        );
        const shown = { ...inputs, stack: pulumi.getStack(), stackTag: stackTag() };
        const topic = alarmEmail === undefined ? undefined : this.topic(name, alarmEmail);
        const made = alarms(shown).map((alarm) => this.alarm(name, alarm, topic));
        const alarmArns = made.map(({ arn }) => arn);
        if (topic !== undefined) this.allow(name, topic, alarmArns);
        new aws.cloudwatch.Dashboard(
            `${name}-dashboard`,
            {
                dashboardName: stackTag(),
                dashboardBody: pulumi.jsonStringify(dashboard({ ...shown, alarmArns })),
            },
            { parent: this },
        );
        if (alarmEmail !== undefined && monthlyBudgetUsd !== undefined) {
            this.budget(name, monthlyBudgetUsd, alarmEmail);
        }
        this.topicArn = topic?.arn;
        this.registerOutputs({ topicArn: this.topicArn });
    }

    /**
     * Not encrypted with a key of KMS: AWS's own key for SNS does not let CloudWatch publish, and one of ours
     * would cost a dollar a month for messages that leave as plain e-mail.
     */
    private topic(name: string, email: string): aws.sns.Topic {
        const topic = new aws.sns.Topic(`${name}-topic`, { tags: tagsOf(name) }, { parent: this });
        new aws.sns.TopicSubscription(
            `${name}-email`,
            { topic: topic.arn, protocol: "email", endpoint: email },
            { parent: this },
        );
        return topic;
    }

    private alarm(name: string, alarm: Alarm, topic?: aws.sns.Topic): aws.cloudwatch.MetricAlarm {
        const { name: short, means, todo, tellsEnd, ...watched } = alarm;
        const messages = topic === undefined ? [] : [topic.arn];
        return new aws.cloudwatch.MetricAlarm(
            `${name}-${short}`,
            {
                ...watched,
                // Fixed, because it is what a message is headed with.
                name: `${stackTag()}-${short}`,
                alarmDescription: `${means} ${todo}`,
                alarmActions: messages,
                okActions: tellsEnd ? messages : [],
                tags: tagsOf(name),
            },
            { parent: this },
        );
    }

    /** Nobody may publish but these alarms: an ARN holds the account and the region. */
    private allow(name: string, topic: aws.sns.Topic, alarmArns: pulumi.Output<string>[]): void {
        const statement = {
            Sid: "TheseAlarms",
            Effect: "Allow",
            Principal: { Service: "cloudwatch.amazonaws.com" },
            Action: ["sns:Publish"],
            Resource: topic.arn,
            Condition: { ArnEquals: { "aws:SourceArn": pulumi.all(alarmArns) } },
        } as const;
        new aws.sns.TopicPolicy(
            `${name}-publish`,
            { arn: topic.arn, policy: policy([statement]) },
            { parent: this },
        );
    }

    /** Of the whole account: one by tag counts nothing until the tag is activated for cost allocation. */
    private budget(name: string, limit: number, email: string): void {
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
