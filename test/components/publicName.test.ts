import assert from "node:assert/strict";

import { PublicName } from "../../components/publicName";
import type { PublicNameArgs } from "../../components/publicName";
import { all, only, valueOf } from "../support/resources";

const args: PublicNameArgs = {
    domain: "node.example.com",
    hostedZone: "Z0123456789EXAMPLE",
    task: { family: "bitcoin-node-test", securityGroupId: "sg-task" },
};
const balancer = { host: "balancer.example", hostZone: "ZBALANCER" };

const record = () => only("aws:route53/record:Record");
const document = async () => JSON.parse((await only("aws:ssm/document:Document")).inputs.content);
const rights = async (name: string) => {
    const policies = await all("aws:iam/rolePolicy:RolePolicy");
    return JSON.parse(policies.find((one) => one.name === name)?.inputs.policy).Statement;
};

describe("PublicName", () => {
    it("is an alias of the load balancer, where there is one, and nothing more", async () => {
        const { following } = new PublicName("name", { ...args, balancer });
        assert.equal(following, undefined);
        assert.deepEqual((await record()).inputs, {
            zoneId: "Z0123456789EXAMPLE",
            name: "node.example.com",
            type: "A",
            aliases: [
                { name: "balancer.example", zoneId: "ZBALANCER", evaluateTargetHealth: false },
            ],
        });
        assert.deepEqual(await all("aws:ssm/document:Document"), []);
    });

    it("leads nowhere until a task runs, and is then left to what follows the task", async () => {
        new PublicName("name", args);
        const { inputs, ignoreChanges } = await record();
        assert.deepEqual(inputs.records, ["192.0.2.1"]);
        assert.equal(inputs.ttl, 60);
        assert.deepEqual(ignoreChanges, ["records"]);
    });

    it("hears of every start of this stack's task and of no other, and hands its address on", async () => {
        new PublicName("name", args);
        const { inputs } = await only("aws:cloudwatch/eventRule:EventRule");
        assert.equal(inputs.state, "ENABLED");
        const { detail, source } = JSON.parse(inputs.eventPattern);
        assert.deepEqual(source, ["aws.ecs"]);
        assert.deepEqual(detail, {
            lastStatus: ["RUNNING"],
            desiredStatus: ["RUNNING"],
            taskDefinitionArn: [{ wildcard: "*:task-definition/bitcoin-node-test:*" }],
        });
        const target = (await only("aws:cloudwatch/eventTarget:EventTarget")).inputs;
        assert.deepEqual(target.inputTransformer, {
            inputPaths: {
                PrivateAddress: "$.detail.containers[0].networkInterfaces[0].privateIpv4Address",
            },
            inputTemplate: '{"PrivateAddress":[<PrivateAddress>]}',
        });
        assert.match(target.arn, /:\$DEFAULT$/);
    });

    it("looks the public address up by the private one, and writes the one record", async () => {
        new PublicName("name", args);
        const { parameters, mainSteps } = await document();
        assert.deepEqual(parameters, { PrivateAddress: { type: "String" } });
        const [find, write] = mainSteps;
        assert.deepEqual(find.inputs.Filters, [
            { Name: "group-id", Values: ["sg-task"] },
            { Name: "private-ip-address", Values: ["{{ PrivateAddress }}"] },
        ]);
        assert.equal(find.outputs[0].Selector, "$.NetworkInterfaces[0].Association.PublicIp");
        assert.equal(write.inputs.HostedZoneId, "Z0123456789EXAMPLE");
        const [change] = write.inputs.ChangeBatch.Changes;
        assert.equal(change.Action, "UPSERT");
        assert.deepEqual(change.ResourceRecordSet, {
            Name: "node.example.com",
            Type: "A",
            TTL: 60,
            ResourceRecords: [{ Value: "{{ FindAddress.Address }}" }],
        });
    });

    it("may write this one record and look addresses up, and its trigger may start it only", async () => {
        new PublicName("name", args);
        const [find, write] = await rights("name-follow-rights");
        assert.deepEqual(find.Action, ["ec2:DescribeNetworkInterfaces"]);
        assert.deepEqual(write.Action, ["route53:ChangeResourceRecordSets"]);
        assert.equal(write.Resource, "arn:aws:route53:::hostedzone/Z0123456789EXAMPLE");
        assert.deepEqual(write.Condition, {
            "ForAllValues:StringEquals": {
                "route53:ChangeResourceRecordSetsNormalizedRecordNames": ["node.example.com"],
                "route53:ChangeResourceRecordSetsRecordTypes": ["A"],
                "route53:ChangeResourceRecordSetsActions": ["UPSERT"],
            },
        });
        const started = await rights("name-started-rights");
        assert.deepEqual(
            started.map((one: any) => [one.Action, one.Resource]),
            [
                [["ssm:StartAutomationExecution"], "arn:name-follow-document:$DEFAULT"],
                [["iam:PassRole"], "arn:name-follow-role"],
            ],
        );
    });

    it("gives the service a reason to restart, once the next start is heard of", async () => {
        const { following } = new PublicName("name", args);
        assert.equal(await valueOf(following!), "node.example.com");
    });
});
