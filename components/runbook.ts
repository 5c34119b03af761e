import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { assumedBy, policy } from "./permissions";
import type { Statement } from "./permissions";
import { tagsOf } from "./tags";

/** A step of a runbook, by Systems Manager's own names ("Automation actions reference"). */
export interface Step {
    readonly name: string;
    readonly action:
        | "aws:executeAwsApi"
        | "aws:sleep"
        | "aws:waitForAwsResourceProperty"
        | "aws:assertAwsResourceProperty";
    readonly inputs: Readonly<Record<string, unknown>>;
    readonly outputs?: readonly { Name: string; Selector: string; Type: "String" }[];
    /** Seconds. */
    readonly timeoutSeconds?: number;
    /** What follows a failure; without it the run ends there. */
    readonly onFailure?: `step:${string}`;
    readonly onCancel?: `step:${string}`;
}

export interface RunbookArgs {
    description: string;
    /** What a run is told, as the names of texts; a step names one as `{{ name }}`. */
    parameters: readonly string[];
    steps: readonly Step[];
    /** What a run may do, and nothing else. */
    statements: readonly Statement[];
}

/**
 * A few calls of AWS's own interface, one after the other, carried out by AWS Systems Manager
 * Automation: no program to write, to run or to keep up to date. Its console lists every run.
 *
 * Cost: a fifth of a cent for each step that runs.
 */
export class Runbook extends pulumi.ComponentResource {
    /** The runbook as what starts it names it. */
    readonly arn: pulumi.Output<string>;
    /** Its document's name. */
    readonly document: pulumi.Output<string>;
    /** The role of a run. Who starts one must be allowed to pass it on. */
    readonly roleArn: pulumi.Output<string>;

    constructor(name: string, args: RunbookArgs, opts?: pulumi.ComponentResourceOptions) {
        super("bitcoin-node:runbook:Runbook", name, { ...args }, opts);
        const role = new aws.iam.Role(
            `${name}-role`,
            { assumeRolePolicy: assumedBy("ssm.amazonaws.com"), tags: tagsOf(name) },
            { parent: this },
        );
        const rights = new aws.iam.RolePolicy(
            `${name}-rights`,
            { role: role.name, policy: policy(args.statements) },
            { parent: this },
        );
        const document = new aws.ssm.Document(
            `${name}-document`,
            {
                documentType: "Automation",
                documentFormat: "JSON",
                content: pulumi.jsonStringify({
                    schemaVersion: "0.3",
                    description: args.description,
                    assumeRole: role.arn,
                    parameters: Object.fromEntries(
                        args.parameters.map((parameter) => [parameter, { type: "String" }]),
                    ),
                    mainSteps: args.steps,
                }),
                tags: tagsOf(name),
            },
            { parent: this, dependsOn: rights },
        );
        this.arn = document.arn.apply((arn) =>
            arn.replace(":document/", ":automation-definition/"),
        );
        this.document = document.name;
        this.roleArn = role.arn;
        this.registerOutputs({ arn: this.arn, roleArn: this.roleArn });
    }
}
