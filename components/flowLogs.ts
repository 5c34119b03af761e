import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { assumedBy, policy } from "./permissions";
import { namedTags, tagsOf } from "./tags";

export interface FlowLogsArgs {
    /** The VPC whose connections are logged. */
    vpcId: pulumi.Input<string>;
    /** Days that the log is kept: one of the numbers that CloudWatch Logs takes. */
    retentionDays: number;
}

/** A log of every connection in a VPC, accepted or refused. Cost: CloudWatch's price for vended logs. */
export class FlowLogs extends pulumi.ComponentResource {
    constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
        super("bitcoin-node:network:FlowLogs", name, { ...args }, opts);
        const logGroup = new aws.cloudwatch.LogGroup(
            `${name}-group`,
            {
                name: `/${pulumi.getProject()}/${pulumi.getStack()}/vpc`,
                retentionInDays: args.retentionDays,
                tags: tagsOf(name),
            },
            { parent: this },
        );
        const role = new aws.iam.Role(
            `${name}-role`,
            { assumeRolePolicy: assumedBy("vpc-flow-logs.amazonaws.com"), tags: tagsOf(name) },
            { parent: this },
        );
        const writes = new aws.iam.RolePolicy(
            `${name}-writes`,
            {
                role: role.name,
                policy: policy([
                    {
                        Sid: "WriteTheLog",
                        Effect: "Allow",
                        Action: [
                            "logs:CreateLogStream",
                            "logs:DescribeLogStreams",
                            "logs:PutLogEvents",
                        ],
                        Resource: pulumi.interpolate`${logGroup.arn}:*`,
                    },
                ]),
            },
            { parent: this },
        );
        new aws.ec2.FlowLog(
            `${name}-log`,
            {
                vpcId: args.vpcId,
                trafficType: "ALL",
                logDestination: logGroup.arn,
                iamRoleArn: role.arn,
                tags: namedTags(name, name),
            },
            { parent: this, dependsOn: writes },
        );
        this.registerOutputs();
    }
}
