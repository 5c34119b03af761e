import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { parseOutputs } from "../../cli/deployed/outputs";
import { containerDefinitions } from "../../components/containers";
import { logStreamOf } from "../../components/logs";
import { namesOutput } from "../../components/names";
import type { NamesArgs } from "../../components/names";
import { outputs } from "../support/deployed";
import { valueOf } from "../support/resources";
import { read } from "../support/settings";

describe("the output names", () => {
    const args = (change: Partial<NamesArgs> = {}): NamesArgs => ({
        settings: read({}),
        cluster: pulumi.output("cluster"),
        service: pulumi.output("service"),
        taskGroupId: pulumi.output("sg-1"),
        host: pulumi.output("balancer.example"),
        privateHost: "electrumx.bitcoin-node.internal",
        logGroups: outputs.names.logGroups,
        topicArn: undefined,
        fileSystemIds: { blocks: pulumi.output("fs-1"), databases: pulumi.output("fs-2") },
        ...change,
    });
    const named = async (change?: Partial<NamesArgs>) => valueOf(namesOutput(args(change)));

    it("has all that the commands ask of it, in both topologies", async () => {
        for (const change of [{}, { host: undefined, topicArn: pulumi.output("arn:topic") }]) {
            const text = JSON.stringify({ ...outputs, names: await named(change) });
            const { names } = parseOutputs(text, "it");
            assert.equal(names.stackTag, "bitcoin-node-test");
            assert.equal(names.host, "host" in change ? null : "balancer.example");
            assert.equal(names.topicArn, "host" in change ? "arn:topic" : undefined);
        }
    });

    it("tells of the settings nothing but what the commands need", async () => {
        const { settings } = args();
        // These are the ids of the file systems that are used, whether a setting names them or not.
        const told = Object.keys(await named()).filter(
            (name) => name in settings && name !== "fileSystemIds",
        );
        assert.deepEqual(told.sort(), [
            "access",
            "certificateGeneration",
            "network",
            "paused",
            "phase",
            "protectData",
            "region",
            "topology",
        ]);
    });

    it("leads to the log stream that ECS makes for a container of a task", () => {
        const [monitor] = containerDefinitions({
            settings: read({}),
            stackTag: "bitcoin-node-test",
            image: "image",
            secretVersion: "secret",
            logGroups: outputs.names.logGroups,
        });
        const prefix = monitor!.logConfiguration.options["awslogs-stream-prefix"]!;
        assert.equal(logStreamOf(monitor!.name, "0123"), `${prefix}/monitor/0123`);
    });
});
