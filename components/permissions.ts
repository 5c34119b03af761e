import * as pulumi from "@pulumi/pulumi";

/** One statement of an IAM or resource policy, in AWS's own words. */
export interface Statement {
    readonly Sid: string;
    readonly Effect: "Allow" | "Deny";
    readonly Principal?: pulumi.Input<"*" | Record<string, pulumi.Input<string>>>;
    readonly Action: readonly string[];
    readonly Resource?: pulumi.Input<string> | readonly pulumi.Input<string>[];
    readonly Condition?: Record<string, Record<string, pulumi.Input<string | string[]>>>;
}

/** A policy document of these statements. */
export function policy(statements: readonly Statement[]): pulumi.Output<string> {
    return pulumi.jsonStringify({ Version: "2012-10-17", Statement: statements });
}

/** The policy that lets an AWS service take a role on. */
export function assumedBy(service: string): string {
    return JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" }],
    });
}

/** What ECS itself may do to start the task: pull the image, read the TLS secret, write the logs. */
export function executionStatements(on: {
    readonly repositoryArn: pulumi.Input<string>;
    readonly secretArn: pulumi.Input<string>;
    readonly logGroupArns: readonly pulumi.Input<string>[];
}): Statement[] {
    return [
        {
            // The one action here that AWS offers for no named resource.
            Sid: "EnterTheRegistry",
            Effect: "Allow",
            Action: ["ecr:GetAuthorizationToken"],
            Resource: "*",
        },
        {
            Sid: "PullTheImage",
            Effect: "Allow",
            Action: [
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchGetImage",
                "ecr:GetDownloadUrlForLayer",
            ],
            Resource: on.repositoryArn,
        },
        {
            Sid: "ReadTheTlsSecret",
            Effect: "Allow",
            Action: ["secretsmanager:GetSecretValue"],
            Resource: on.secretArn,
        },
        ...logStatements(on.logGroupArns),
    ];
}

/** Writing to log groups that are there: their streams are below `:*`. */
export function logStatements(
    logGroupArns: readonly pulumi.Input<string>[],
    more: readonly string[] = [],
): Statement[] {
    return [
        {
            Sid: "WriteTheLogs",
            Effect: "Allow",
            Action: ["logs:CreateLogStream", "logs:PutLogEvents", ...more],
            Resource: logGroupArns.map((arn) => pulumi.interpolate`${arn}:*`),
        },
    ];
}

/** A file system, and the access points that it is mounted through. */
interface ThroughAccessPoints {
    readonly arn: pulumi.Input<string>;
    readonly accessPointArns: readonly pulumi.Input<string>[];
}

/** What the task itself may do: mount its file systems through its access points. */
export function mountStatements(fileSystems: readonly ThroughAccessPoints[]): Statement[] {
    return fileSystems.map((one, i) => ({ Sid: `MountFileSystem${i + 1}`, ...mounting(one) }));
}

/** A file system's own policy: one role, through these access points, encrypted in transit, and nobody else. */
export function fileSystemStatements(
    on: ThroughAccessPoints & { readonly roleArn: pulumi.Input<string> },
): Statement[] {
    const clientActions = [
        "elasticfilesystem:ClientMount",
        "elasticfilesystem:ClientWrite",
        "elasticfilesystem:ClientRootAccess",
    ];
    const refuse = (Sid: string, Condition: NonNullable<Statement["Condition"]>): Statement => ({
        Sid,
        Effect: "Deny",
        Principal: "*",
        Action: clientActions,
        Resource: on.arn,
        Condition,
    });
    return [
        { Sid: "TheTask", Principal: { AWS: on.roleArn }, ...mounting(on) },
        refuse("NobodyElse", { StringNotEquals: { "aws:PrincipalArn": on.roleArn } }),
        refuse("NothingInPlainText", { Bool: { "aws:SecureTransport": "false" } }),
        refuse("NothingPastAnAccessPoint", {
            Null: { "elasticfilesystem:AccessPointArn": "true" },
        }),
    ];
}

/** Mounting and writing, not as root, through these access points only: the same on both sides. */
function mounting({ arn, accessPointArns }: ThroughAccessPoints): Omit<Statement, "Sid"> {
    return {
        Effect: "Allow",
        Action: ["elasticfilesystem:ClientMount", "elasticfilesystem:ClientWrite"],
        Resource: arn,
        Condition: {
            StringEquals: { "elasticfilesystem:AccessPointArn": pulumi.all([...accessPointArns]) },
        },
    };
}
