import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { assumedBy } from "./permissions";
import { tagsOf } from "./tags";

/**
 * The two roles of the node: one that ECS takes on to start the task, one that the task itself has.
 * They come before everything that names them; what they may do is granted where it is known.
 */
export class Roles extends pulumi.ComponentResource {
    /** For ECS: pulls the image, reads the TLS secret, writes the logs. */
    readonly execution: pulumi.Output<string>;
    readonly executionArn: pulumi.Output<string>;
    /** For the task: mounts its file systems. */
    readonly task: pulumi.Output<string>;
    readonly taskArn: pulumi.Output<string>;

    constructor(name: string, opts?: pulumi.ComponentResourceOptions) {
        super("bitcoin-node:roles:Roles", name, {}, opts);
        const [execution, task] = (["execution", "task"] as const).map(
            (purpose) =>
                new aws.iam.Role(
                    `${name}-${purpose}`,
                    { assumeRolePolicy: assumedBy("ecs-tasks.amazonaws.com"), tags: tagsOf(name) },
                    { parent: this },
                ),
        ) as [aws.iam.Role, aws.iam.Role];
        this.execution = execution.name;
        this.executionArn = execution.arn;
        this.task = task.name;
        this.taskArn = task.arn;
        this.registerOutputs({ executionArn: this.executionArn, taskArn: this.taskArn });
    }
}
