import { CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
    DescribeServicesCommand,
    DescribeTasksCommand,
    ECSClient,
    ListTasksCommand,
} from "@aws-sdk/client-ecs";
import type { Task } from "@aws-sdk/client-ecs";
import { ListSubscriptionsByTopicCommand, SNSClient } from "@aws-sdk/client-sns";
import type { Subscription } from "@aws-sdk/client-sns";

import { logStreamOf } from "../../components/logs";
import type { Names } from "../../components/names";
import { awsTrouble, clientOptions } from "../deployed/aws";
import type { StackOutputs } from "../deployed/outputs";
import { newestLine } from "./line";
import type { MonitorLine } from "./line";
import type { Email, Seen, TaskSeen } from "./seen";
import { taskSeen } from "./tasks";

/** Enough for a few lines of the monitor, whatever else is among them. */
const lastEvents = 20;

/**
 * What a stack on AWS does now, by ECS, its monitor's log and SNS.
 *
 * @throws Mistake when AWS cannot be asked
 */
export async function lookAtCloud(outputs: StackOutputs, signal: AbortSignal): Promise<Seen> {
    const { names, logs } = outputs;
    try {
        const [{ task, line }, email] = await Promise.all([
            lookAtTask(names, signal),
            lookAtEmail(names, signal),
        ]);
        const { stackTag: stack, network, phase, protectData } = names;
        const now = new Date();
        const cloud = { phase, protectData, email };
        return { stack, network, now, task, line, log: logs["monitor"] ?? "", cloud };
    } catch (error) {
        throw awsTrouble(error, names.region);
    }
}

async function lookAtTask(
    { region, cluster, service, logGroups }: Names,
    abortSignal: AbortSignal,
): Promise<{ task: TaskSeen; line: MonitorLine | undefined }> {
    const client = new ECSClient(clientOptions(region));
    try {
        const list = async (desiredStatus: "RUNNING" | "STOPPED"): Promise<string[]> => {
            const asked = new ListTasksCommand({ cluster, serviceName: service, desiredStatus });
            return (await client.send(asked, { abortSignal })).taskArns ?? [];
        };
        const [{ services = [] }, ...listed] = await Promise.all([
            client.send(new DescribeServicesCommand({ cluster, services: [service] }), {
                abortSignal,
            }),
            list("RUNNING"),
            list("STOPPED"),
        ]);
        const tasks = await describe(client, cluster, listed.flat(), abortSignal);
        const { running, seen } = taskSeen(services[0], tasks, new Date());
        const line =
            running && (await newestOf(region, logGroups.monitor, idOf(running), abortSignal));
        return { task: seen, line };
    } finally {
        client.destroy();
    }
}

async function describe(
    client: ECSClient,
    cluster: string,
    arns: readonly string[],
    abortSignal: AbortSignal,
): Promise<readonly Task[]> {
    if (arns.length === 0) return [];
    // ECS describes a hundred at most, and forgets stopped tasks after about an hour.
    const asked = new DescribeTasksCommand({ cluster, tasks: arns.slice(0, 100) });
    return (await client.send(asked, { abortSignal })).tasks ?? [];
}

/** A task's id is the end of its ARN. */
function idOf({ taskArn = "" }: Task): string {
    return taskArn.split("/").at(-1) ?? "";
}

async function newestOf(
    region: string,
    logGroupName: string,
    taskId: string,
    abortSignal: AbortSignal,
): Promise<MonitorLine | undefined> {
    const client = new CloudWatchLogsClient(clientOptions(region));
    try {
        const logStreamName = logStreamOf("monitor", taskId);
        const { events = [] } = await client.send(
            new GetLogEventsCommand({ logGroupName, logStreamName, limit: lastEvents }),
            { abortSignal },
        );
        return newestLine(events.map(({ message = "" }) => message));
    } catch (error) {
        // The stream is made with the first line.
        if (error instanceof Error && error.name === "ResourceNotFoundException") return undefined;
        throw error;
    } finally {
        client.destroy();
    }
}

async function lookAtEmail(
    { region, topicArn: TopicArn }: Names,
    abortSignal: AbortSignal,
): Promise<Email> {
    if (TopicArn === undefined) return "none";
    const client = new SNSClient(clientOptions(region));
    try {
        const asked = new ListSubscriptionsByTopicCommand({ TopicArn });
        const { Subscriptions = [] } = await client.send(asked, { abortSignal });
        return emailSeen(Subscriptions);
    } finally {
        client.destroy();
    }
}

/** Whether a topic's e-mail arrives. */
export function emailSeen(subscriptions: readonly Subscription[]): Email {
    const mails = subscriptions.filter(({ Protocol }) => Protocol === "email");
    if (mails.length === 0) return "none";
    // A word stands in place of the ARN until the recipient has followed the link in AWS's message.
    const isPending = mails.some(({ SubscriptionArn = "" }) => !SubscriptionArn.includes(":"));
    return isPending ? "pending" : "confirmed";
}
