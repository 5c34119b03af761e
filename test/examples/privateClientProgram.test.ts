import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { Recorder } from "../../cli/plan/recorder";
import { only, setRecorder, valueOf } from "../support/resources";

/** What the node's stack puts out, as far as the example reads it. */
const outputs = {
    privateServer: "electrumx.bitcoin-node.internal:50002:s",
    fingerprint: "ab".repeat(32),
    privateNetwork: { vpcId: "vpc-1", subnetIds: ["subnet-1", "subnet-2"] },
    names: { region: "eu-central-1", topology: "minimal" },
};

describe("examples/private-client, the program", () => {
    // A program is loaded once, so all is looked at in one test.
    it("runs the client in the node's subnets, by the private name and the fingerprint", async () => {
        const mocks: pulumi.runtime.Mocks = {
            newResource: ({ type, name, inputs }) => ({
                id: `${name}-id`,
                state:
                    type === "pulumi:pulumi:StackReference"
                        ? { ...inputs, outputs }
                        : { name, arn: `arn:${name}`, repoDigest: "client@sha256:1", ...inputs },
            }),
            call: () => ({ userName: "AWS", password: "registry password" }),
        };
        const of = { project: "bitcoin-private-client", stack: "test", preview: false };
        setRecorder(await Recorder.start(mocks, of));
        pulumi.runtime.setAllConfig({
            "bitcoin-private-client:node": "organization/bitcoin-node/dev",
        });
        const program = await import("../../examples/private-client/index.js");

        const run = await valueOf(program.run);
        assert.match(run, /^aws ecs run-task --region eu-central-1 --cluster client /);
        assert.match(run, /subnets=\[subnet-1,subnet-2\],securityGroups=\[client-id\]/);
        assert.match(run, /assignPublicIp=ENABLED/);
        assert.equal(await valueOf(program.answer), "aws logs tail client --region eu-central-1");

        const { inputs } = await only("aws:ecs/taskDefinition:TaskDefinition");
        const [client] = JSON.parse(inputs.containerDefinitions);
        assert.deepEqual(client.environment, [
            { name: "SERVER", value: outputs.privateServer },
            { name: "FINGERPRINT", value: outputs.fingerprint },
            { name: "SCRIPT_HASH", value: "" },
        ]);
        assert.equal(client.image, "client@sha256:1");
        const group = await only("aws:ec2/securityGroup:SecurityGroup");
        assert.equal(group.inputs.ingress, undefined);
        assert.deepEqual(
            group.inputs.egress.map(({ fromPort, cidrBlocks }: any) => [fromPort, cidrBlocks[0]]),
            [
                [50002, "10.0.0.0/16"],
                [443, "0.0.0.0/0"],
            ],
        );
    });
});
