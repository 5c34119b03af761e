import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { assumedBy, logStatements, policy } from "./permissions";
import { namedTags, tagsOf } from "./tags";

export interface FlowLogsArgs {
    /** The VPC whose connections are logged. */
    vpcId: pulumi.Input<string>;
    /** The log group that they are written to. */
    logGroupArn: pulumi.Input<string>;
}

/** A log of every connection in a VPC, accepted or refused. Cost: CloudWatch's price for vended logs. */
export class FlowLogs extends pulumi.ComponentResource {
    constructor(name: string, args: FlowLogsArgs, opts?: pulumi.ComponentResourceOptions) {
        // VPC looks for its streams, which ECS does not (Amazon VPC User Guide, "Publish flow logs").
        const statements = logStatements([args.logGroupArn], ["logs:DescribeLogStreams"]);
        super("bitcoin-node:network:FlowLogs", name, { statements }, opts);
        const role = new aws.iam.Role(
            `${name}-role`,
            { assumeRolePolicy: assumedBy("vpc-flow-logs.amazonaws.com"), tags: tagsOf(name) },
            { parent: this },
        );
        const writes = new aws.iam.RolePolicy(
            `${name}-writes`,
            { role: role.name, policy: policy(statements) },
            { parent: this },
        );
        new aws.ec2.FlowLog(
            `${name}-log`,
            {
                vpcId: args.vpcId,
                trafficType: "ALL",
                logDestination: args.logGroupArn,
                iamRoleArn: role.arn,
                tags: namedTags(name, name),
            },
            { parent: this, dependsOn: writes },
        );
        this.registerOutputs();
    }
}
