import type { Settings } from "../config";
import type { Backups } from "./backups";
import type { Certificate } from "./certificate";
import { dashboardPage, logPages, serverOf } from "./commands";
import type { Firewall } from "./firewall";
import type { Monitoring } from "./monitoring";
import { namesOutput } from "./names";
import type { Names } from "./names";
import type { Network } from "./network";
import type { NodeService } from "./nodeService";
import type { Restore } from "./restore";
import type { Storage } from "./storage";
import { stackTag } from "./tags";
import { walletOutputs } from "./walletOutputs";
import type { WayIn } from "./wayIn";

/** What the outputs are made of: of each component what they tell of it. */
export interface OutputsArgs {
    readonly settings: Settings;
    readonly network: Pick<Network, "vpcId" | "taskSubnetIds">;
    readonly firewall: Pick<Firewall, "taskGroupId">;
    readonly storage: Pick<Storage, "ids">;
    readonly certificate: Pick<Certificate, "fingerprint">;
    readonly wayIn: Pick<WayIn, "host" | "privateHost">;
    readonly logGroups: Names["logGroups"];
    readonly node: Pick<NodeService, "cluster" | "service">;
    readonly backups: Pick<Backups, "commands"> | undefined;
    readonly restore: Pick<Restore, "commands"> | undefined;
    readonly monitoring: Pick<Monitoring, "topicArn">;
}

/** The stack's outputs, by their names: what a person, or a command, needs once everything is there. */
export function outputsOf(args: OutputsArgs) {
    const { settings, network, storage, certificate, node, logGroups } = args;
    const { fingerprint } = certificate;
    const { host, privateHost } = args.wayIn;
    const reached = { host, privateHost, taskGroupId: args.firewall.taskGroupId };
    return {
        data: {
            fileSystemIds: storage.ids,
            backup: args.backups?.commands,
            restore: args.restore?.commands,
        },
        fingerprint,
        wallet: walletOutputs({ ...settings, ...reached, fingerprint }),
        privateServer: serverOf(privateHost),
        /** Where a client inside AWS runs, as examples/private-client does. */
        privateNetwork: { vpcId: network.vpcId, subnetIds: network.taskSubnetIds },
        logs: logPages(settings.region, logGroups),
        dashboard: dashboardPage(settings.region, stackTag()),
        names: namesOutput({
            settings,
            ...reached,
            cluster: node.cluster,
            service: node.service,
            logGroups,
            fileSystemIds: storage.ids,
            topicArn: args.monitoring.topicArn,
        }),
    };
}
