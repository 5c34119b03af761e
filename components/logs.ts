import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { tagsOf } from "./tags";

export interface LogsArgs<Source extends string> {
    /** What writes logs: each source gets a group of its own. */
    sources: readonly Source[];
    /** Days that the logs are kept: one of the numbers that CloudWatch Logs takes. */
    logRetentionDays: number;
}

/** The beginning of every log stream's name. */
export const logStreamPrefix = "task";

/** The log stream of a task's container, as ECS's awslogs driver names it. */
export function logStreamOf(container: string, taskId: string): string {
    return `${logStreamPrefix}/${container}/${taskId}`;
}

/**
 * A log group for each source, named by project, stack and source, so that a person finds it.
 *
 * Cost: by the gigabyte written, and a little by the gigabyte kept.
 */
export class Logs<Source extends string> extends pulumi.ComponentResource {
    /** The groups' names, by source; known before anything is made. */
    readonly groups: Readonly<Record<Source, string>>;
    readonly arns: Readonly<Record<Source, pulumi.Output<string>>>;

    constructor(name: string, args: LogsArgs<Source>, opts?: pulumi.ComponentResourceOptions) {
        const { sources, logRetentionDays: retentionInDays } = args;
        super("bitcoin-node:logs:Logs", name, { sources, retentionInDays }, opts);
        const nameOf = (source: Source): string =>
            `/${pulumi.getProject()}/${pulumi.getStack()}/${source}`;
        const made = sources.map((source) => {
            const group = new aws.cloudwatch.LogGroup(
                `${name}-${source}`,
                { name: nameOf(source), retentionInDays, tags: tagsOf(name) },
                { parent: this },
            );
            return [source, group.arn] as const;
        });
        this.groups = record(sources.map((source) => [source, nameOf(source)] as const));
        this.arns = record(made);
        this.registerOutputs({ groups: this.groups, arns: this.arns });
    }
}

function record<Source extends string, T>(
    entries: readonly (readonly [Source, T])[],
): Record<Source, T> {
    return Object.fromEntries(entries) as Record<Source, T>;
}
