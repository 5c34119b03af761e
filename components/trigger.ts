import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { assumedBy, policy } from "./permissions";
import type { Runbook } from "./runbook";
import { tagsOf } from "./tags";

export interface TriggerArgs {
    description: string;
    runbook: Pick<Runbook, "arn" | "roleArn">;
    on: Occasion;
    /** Whether it starts the runbook. */
    enabled: boolean;
}

/** When a runbook is started: by a schedule, or by an event and what of it is handed on. */
export type Occasion =
    | { readonly schedule: string }
    | {
          readonly event: pulumi.Input<string>;
          /** The runbook's parameters, each with its path in the event. */
          readonly parameters: Readonly<Record<string, string>>;
      };

/** Starts a runbook when it is time. Cost: none. */
export class Trigger extends pulumi.ComponentResource {
    /** A text that is there once nothing that happens from now on is missed. */
    readonly ready: pulumi.Output<string>;

    constructor(name: string, args: TriggerArgs, opts?: pulumi.ComponentResourceOptions) {
        const { runbook, on } = args;
        const arn = pulumi.interpolate`${runbook.arn}:$DEFAULT`;
        const statements = [
            {
                Sid: "StartTheRunbook",
                Effect: "Allow",
                Action: ["ssm:StartAutomationExecution"],
                Resource: arn,
            },
            {
                Sid: "GiveItItsRole",
                Effect: "Allow",
                Action: ["iam:PassRole"],
                Resource: runbook.roleArn,
                Condition: { StringEquals: { "iam:PassedToService": "ssm.amazonaws.com" } },
            },
        ] as const;
        super("bitcoin-node:runbook:Trigger", name, { statements }, opts);
        const role = new aws.iam.Role(
            `${name}-role`,
            { assumeRolePolicy: assumedBy("events.amazonaws.com"), tags: tagsOf(name) },
            { parent: this },
        );
        const rights = new aws.iam.RolePolicy(
            `${name}-rights`,
            { role: role.name, policy: policy(statements) },
            { parent: this },
        );
        const rule = new aws.cloudwatch.EventRule(
            `${name}-rule`,
            {
                description: args.description,
                ...("schedule" in on
                    ? { scheduleExpression: on.schedule }
                    : { eventPattern: on.event }),
                state: args.enabled ? "ENABLED" : "DISABLED",
                tags: tagsOf(name),
            },
            { parent: this },
        );
        const target = new aws.cloudwatch.EventTarget(
            `${name}-target`,
            {
                rule: rule.name,
                arn,
                roleArn: role.arn,
                ...("schedule" in on ? {} : { inputTransformer: handedOn(on.parameters) }),
            },
            { parent: this, dependsOn: rights },
        );
        this.ready = target.id;
        this.registerOutputs({ ready: this.ready });
    }
}

/** Systems Manager takes every parameter as a list; EventBridge puts the quotes around a text. */
function handedOn(
    inputPaths: Readonly<Record<string, string>>,
): aws.types.input.cloudwatch.EventTargetInputTransformer {
    const lists = Object.keys(inputPaths).map((parameter) => `"${parameter}":[<${parameter}>]`);
    return { inputPaths, inputTemplate: `{${lists.join(",")}}` };
}
