import { DescribeNetworkInterfacesCommand, EC2Client } from "@aws-sdk/client-ec2";

import type { Names } from "../../components/names";
import { awsTrouble, clientOptions } from "./aws";

/** The public address of the task that runs now. */
export interface TaskAddress {
    readonly address: string;
    /** When the task got it. */
    readonly since: Date | undefined;
}

/**
 * Where the task of a stack without a load balancer is reached, or undefined when none runs.
 *
 * @throws Mistake when AWS cannot be asked
 */
export async function taskAddress(
    { region, taskGroupId }: Pick<Names, "region" | "taskGroupId">,
    signal: AbortSignal,
): Promise<TaskAddress | undefined> {
    const client = new EC2Client(clientOptions(region));
    try {
        const { NetworkInterfaces = [] } = await client.send(
            new DescribeNetworkInterfacesCommand({
                Filters: [{ Name: "group-id", Values: [taskGroupId] }],
            }),
            { abortSignal: signal },
        );
        const found = NetworkInterfaces.flatMap(({ Association, Attachment }) =>
            Association?.PublicIp === undefined
                ? []
                : [{ address: Association.PublicIp, since: Attachment?.AttachTime }],
        );
        // While one task replaces another both may be listed: the newer one is meant.
        const begun = ({ since }: TaskAddress): number => since?.getTime() ?? 0;
        return found.sort((a, b) => begun(b) - begun(a))[0];
    } catch (error) {
        throw awsTrouble(error, region);
    } finally {
        client.destroy();
    }
}
