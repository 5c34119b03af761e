import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import type { Statement } from "./permissions";
import { Runbook } from "./runbook";
import { Trigger } from "./trigger";

/** Seconds that resolvers may keep the task's address: after a restart wallets find it this much later. */
const addressSeconds = 60;

/** An address that leads nowhere (RFC 5737): the record's until the first task runs. */
const nowhere = "192.0.2.1";

export interface PublicNameArgs {
    /** The name, as in `node.example.com`. */
    domain: string;
    /** The Route 53 zone that it is in, by its id. */
    hostedZone: string;
    /** Where it leads, if there is one. */
    balancer?: LoadBalancer | undefined;
    /** Without a load balancer it leads to the public address of the task that runs. */
    task: RunningTask;
}

export interface LoadBalancer {
    readonly host: pulumi.Input<string>;
    /** AWS's zone of the load balancer's name. */
    readonly hostZone: pulumi.Input<string>;
}

export interface RunningTask {
    /** The family of its task definition: no other stack in the account has the same. */
    readonly family: string;
    /** The security group of the task's network interface. */
    readonly securityGroupId: pulumi.Input<string>;
}

/**
 * A name of one's own. Before a load balancer it is an alias. Without one it has to follow the task,
 * whose address changes with every start and which AWS cannot give a fixed one: ECS tells when a task
 * runs, and a runbook looks its address up and writes it into this one record.
 *
 * Cost: nothing worth a line; the zone is the owner's.
 */
export class PublicName extends pulumi.ComponentResource {
    /**
     * Without a load balancer: a text that is there once the next task will be followed. The service
     * restarts its task for it, because only a start tells the address.
     */
    readonly following: pulumi.Output<string> | undefined;

    constructor(name: string, args: PublicNameArgs, opts?: pulumi.ComponentResourceOptions) {
        const { domain, hostedZone, balancer } = args;
        super("bitcoin-node:name:PublicName", name, { ...args }, opts);
        const common = { zoneId: hostedZone, name: domain, type: "A" } as const;
        if (balancer !== undefined) {
            const { host, hostZone } = balancer;
            const alias = { name: host, zoneId: hostZone, evaluateTargetHealth: false };
            new aws.route53.Record(
                `${name}-record`,
                { ...common, aliases: [alias] },
                { parent: this },
            );
        } else {
            const record = new aws.route53.Record(
                `${name}-record`,
                { ...common, ttl: addressSeconds, records: [nowhere] },
                // From then on the runbook writes it.
                { parent: this, ignoreChanges: ["records"] },
            );
            const { ready } = this.follow(name, args, record);
            this.following = ready.apply(() => domain);
        }
        this.registerOutputs({ following: this.following });
    }

    private follow(
        name: string,
        { domain, hostedZone, task: { family, securityGroupId } }: PublicNameArgs,
        record: aws.route53.Record,
    ): Trigger {
        const runbook = new Runbook(
            `${name}-follow`,
            {
                description: `Points ${domain} to the task that runs`,
                parameters: [privateAddress],
                steps: followSteps(domain, hostedZone, securityGroupId),
                statements: followStatements(domain, hostedZone),
            },
            { parent: this, dependsOn: record },
        );
        return new Trigger(
            `${name}-started`,
            {
                description: "A task of the Bitcoin node runs",
                runbook,
                on: {
                    event: JSON.stringify({
                        source: ["aws.ecs"],
                        "detail-type": ["ECS Task State Change"],
                        detail: {
                            lastStatus: ["RUNNING"],
                            desiredStatus: ["RUNNING"],
                            taskDefinitionArn: [{ wildcard: `*:task-definition/${family}:*` }],
                        },
                    }),
                    parameters: {
                        [privateAddress]:
                            "$.detail.containers[0].networkInterfaces[0].privateIpv4Address",
                    },
                },
                enabled: true,
            },
            { parent: this },
        );
    }
}

/** What a run is told: the private address that the event names. The public one is in no event. */
const privateAddress = "PrivateAddress";

function followSteps(domain: string, HostedZoneId: string, groupId: pulumi.Input<string>) {
    return [
        {
            name: "FindAddress",
            action: "aws:executeAwsApi",
            inputs: {
                Service: "ec2",
                Api: "DescribeNetworkInterfaces",
                Filters: [
                    { Name: "group-id", Values: [groupId] },
                    { Name: "private-ip-address", Values: [`{{ ${privateAddress} }}`] },
                ],
            },
            outputs: [
                {
                    Name: "Address",
                    Selector: "$.NetworkInterfaces[0].Association.PublicIp",
                    Type: "String",
                },
            ],
        },
        {
            name: "WriteRecord",
            action: "aws:executeAwsApi",
            inputs: {
                Service: "route53",
                Api: "ChangeResourceRecordSets",
                HostedZoneId,
                ChangeBatch: {
                    Changes: [
                        {
                            Action: "UPSERT",
                            ResourceRecordSet: {
                                Name: domain,
                                Type: "A",
                                TTL: addressSeconds,
                                ResourceRecords: [{ Value: "{{ FindAddress.Address }}" }],
                            },
                        },
                    ],
                },
            },
        },
    ] as const;
}

/** Looking up addresses, which AWS offers for all only, and writing this one record and no other. */
function followStatements(domain: string, hostedZone: string): Statement[] {
    return [
        {
            Sid: "FindTheAddress",
            Effect: "Allow",
            Action: ["ec2:DescribeNetworkInterfaces"],
            Resource: "*",
        },
        {
            Sid: "WriteTheRecord",
            Effect: "Allow",
            Action: ["route53:ChangeResourceRecordSets"],
            Resource: `arn:aws:route53:::hostedzone/${hostedZone}`,
            Condition: {
                "ForAllValues:StringEquals": {
                    "route53:ChangeResourceRecordSetsNormalizedRecordNames": [domain],
                    "route53:ChangeResourceRecordSetsRecordTypes": ["A"],
                    "route53:ChangeResourceRecordSetsActions": ["UPSERT"],
                },
            },
        },
    ];
}
