import assert from "node:assert/strict";
import { createServer } from "node:net";

import {
    CloudWatchLogsClient,
    CreateLogGroupCommand,
    CreateLogStreamCommand,
    PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
    CreateClusterCommand,
    CreateServiceCommand,
    ECSClient,
    RegisterTaskDefinitionCommand,
    RunTaskCommand,
    StopTaskCommand,
    UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";

import { clientOptions } from "../../cli/deployed/aws";
import { within } from "../../cli/deadline";
import type { StackOutputs } from "../../cli/deployed/outputs";
import { lookAtCloud } from "../../cli/status/cloud";
import { verdict } from "../../cli/status/verdict";
import type { MonitorLine } from "../../cli/status/line";
import { logStreamOf } from "../../components/logs";
import { ago, downloadingLine, outputs, outputsWith, servingLine } from "../support/deployed";
import { listen } from "../support/electrumServer";
import { Moto } from "../support/moto";
import { describeWith } from "../support/needs";
import { Project } from "../support/project";
import type { Ran } from "../support/project";

describeWith(["moto_server"], "status and connect against AWS as moto plays it", () => {
    const { region, logGroups } = outputs.names;
    let moto: Moto;
    let ecs: ECSClient;
    let logs: CloudWatchLogsClient;
    let project: Project;

    before(async function () {
        this.timeout(90_000);
        moto = await Moto.start();
        ecs = new ECSClient(clientOptions(region));
        logs = new CloudWatchLogsClient(clientOptions(region));
        await logs.send(new CreateLogGroupCommand({ logGroupName: logGroups.monitor }));
        const container = { name: "monitor", image: "image", memory: 256 };
        const family = { family: "bitcoin-node-dev", containerDefinitions: [container] };
        await ecs.send(new RegisterTaskDefinitionCommand(family));
        project = new Project();
    });
    after(async () => {
        ecs.destroy();
        logs.destroy();
        project.remove();
        await moto.stop();
    });

    let cluster: string;
    let clusters = 0;
    beforeEach(async () => {
        cluster = `cluster-${++clusters}`;
        await ecs.send(new CreateClusterCommand({ clusterName: cluster }));
        await service(1);
    });

    /** moto makes no tasks for a service: the tests make them. */
    async function service(desiredCount: number): Promise<void> {
        const taskDefinition = "bitcoin-node-dev";
        const asked = { cluster, serviceName: "service", taskDefinition, desiredCount };
        await ecs.send(new CreateServiceCommand({ ...asked, launchType: "FARGATE" }));
    }

    /** @returns the task's ARN */
    async function task(): Promise<string> {
        const asked = {
            cluster,
            taskDefinition: "bitcoin-node-dev",
            launchType: "FARGATE",
        } as const;
        const { tasks } = await ecs.send(new RunTaskCommand(asked));
        return tasks![0]!.taskArn!;
    }

    async function tell(taskArn: string, ...lines: MonitorLine[]): Promise<void> {
        const logStreamName = logStreamOf("monitor", taskArn.split("/").at(-1)!);
        const stream = { logGroupName: logGroups.monitor, logStreamName };
        await logs.send(new CreateLogStreamCommand(stream));
        const timestamp = Date.now() - lines.length;
        const logEvents = lines.map((line, n) => ({
            timestamp: timestamp + n,
            message: JSON.stringify(line),
        }));
        await logs.send(new PutLogEventsCommand({ ...stream, logEvents }));
    }

    const told = (line: MonitorLine, seconds: number): MonitorLine => ({
        ...line,
        Time: ago(seconds, new Date()),
    });
    const look = (of: StackOutputs = outputsWith({ cluster })) =>
        within(20_000, (signal) => lookAtCloud(of, signal));

    it("tell of the running task by its newest line", async () => {
        await tell(await task(), told(downloadingLine, 60), told(servingLine, 30));
        const seen = await look();
        assert.equal(seen.task.is, "running");
        assert.equal(seen.line?.State, "serving");
        assert.deepEqual(seen.cloud, { phase: "serve", protectData: false, email: "none" });
        assert.equal(verdict(seen).is, "serving");
    });

    it("do not take the words of the task before for the running one's", async () => {
        const before = await task();
        await tell(before, told(servingLine, 30));
        await ecs.send(new StopTaskCommand({ cluster, task: before }));
        await task();
        const seen = await look();
        assert.deepEqual([seen.task.is, seen.line], ["running", undefined]);
        assert.equal(verdict(seen).is, "unknown");
    });

    it("tell that a service is paused, and that no task runs", async () => {
        assert.equal((await look()).task.is, "gone");
        await ecs.send(new UpdateServiceCommand({ cluster, service: "service", desiredCount: 0 }));
        const seen = await look();
        assert.equal(seen.task.is, "paused");
        assert.equal(verdict(seen).is, "not serving");
    });

    it("tell of the e-mail's subscription", async () => {
        const sns = new SNSClient(clientOptions(region));
        const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: "alarms" }));
        const of = outputsWith({ cluster, topicArn: TopicArn! });
        assert.equal((await look(of)).cloud?.email, "none");
        const mail = { TopicArn, Protocol: "email", Endpoint: "you@example.com" };
        await sns.send(new SubscribeCommand(mail));
        assert.equal((await look(of)).cloud?.email, "confirmed");
        sns.destroy();
    });

    it("say what it was when AWS knows no such cluster", async () => {
        await assert.rejects(
            look(outputsWith({ cluster: "none" })),
            /no such cluster in us-east-1/,
        );
    });

    describe("as commands", function () {
        this.timeout(60_000);

        const run = (command: string, of: StackOutputs, ...args: string[]): Promise<Ran> => {
            project.file("outputs.json", JSON.stringify(of));
            return project.run(`cli/${command}/index.ts`, "--outputs", "outputs.json", ...args);
        };

        it("status ends with 0, 1 and 2, in a pipe without colours", async () => {
            const arn = await task();
            await tell(arn, told(servingLine, 30));
            const serving = await run("status", outputsWith({ cluster }));
            assert.deepEqual([serving.code, serving.stderr], [0, ""]);
            assert.match(serving.stdout, /^bitcoin-node-dev, mainnet: serving\n/);
            assert.ok(!serving.stdout.includes("\u001b") && !serving.stdout.includes("█"));

            await ecs.send(new StopTaskCommand({ cluster, task: arn }));
            const gone = await run("status", outputsWith({ cluster }), "--json");
            assert.equal(gone.code, 1);
            assert.equal(JSON.parse(gone.stdout).verdict, "not serving");

            await tell(await task(), told(servingLine, 600));
            const silent = await run("status", outputsWith({ cluster }));
            assert.deepEqual([silent.code, silent.stdout], [2, ""]);
            assert.match(silent.stderr, /^A task runs, but its monitor was last heard 10 min /);
            assert.equal(silent.stderr.split("\n").length, 2);
        });

        it("status says with --json what could not be known, and ends with 2", async () => {
            const { code, stdout, stderr } = await run(
                "status",
                outputsWith({ cluster: "none" }),
                "--json",
            );
            assert.equal(code, 2);
            assert.equal(JSON.parse(stdout).verdict, "unknown");
            assert.match(stderr, /^These credentials see no such cluster/);
        });

        it("status gives up on an AWS that accepts and says nothing", async () => {
            const silent = createServer();
            process.env["AWS_ENDPOINT_URL"] = `http://127.0.0.1:${await listen(silent)}`;
            const { code, stderr } = await run("status", outputs);
            process.env["AWS_ENDPOINT_URL"] = moto.url;
            silent.close();
            assert.equal(code, 2);
            assert.match(stderr, /no answer within|does not answer in us-east-1/);
            assert.equal(stderr.split("\n").length, 2);
        });

        it("connect asks AWS for nothing where there is a load balancer", async () => {
            const { code, stdout, stderr } = await run("connect", outputs, "--json");
            assert.deepEqual([code, stderr], [0, ""]);
            const { host, checks } = JSON.parse(stdout);
            assert.deepEqual([host, checks], ["balancer.example", null]);
        });

        it("connect says that an address has changed since it was last asked", async () => {
            await run("connect", outputsWith({ host: "before.example" }));
            const { stdout } = await run("connect", outputsWith({ host: "after.example" }));
            assert.match(stdout, /The address has changed .*: before\.example was the one before/);
        });
    });
});
