import * as pulumi from "@pulumi/pulumi";

import { Certificate } from "./components/certificate";
import { dashboardPage, logPages, serverOf } from "./components/commands";
import { containerDefinitions } from "./components/containers";
import { daemonNames } from "./components/daemons";
import { Firewall } from "./components/firewall";
import { Image } from "./components/image";
import { Logs } from "./components/logs";
import { Monitoring } from "./components/monitoring";
import { namesOutput } from "./components/names";
import { Network } from "./components/network";
import { NodeService } from "./components/nodeService";
import { Roles } from "./components/roles";
import { Storage } from "./components/storage";
import { stackTag } from "./components/tags";
import { volumes } from "./components/volumes";
import { walletOutputs } from "./components/walletOutputs";
import { WayIn } from "./components/wayIn";
import { readSettings, warnings } from "./config";

const settings = readSettings();
for (const warning of warnings(settings)) void pulumi.log.warn(warning);
const { access, region, logRetentionDays: retentionDays } = settings;

// Where it runs, who may talk to whom, and what it may do.
const network = new Network("bitcoin-network", settings);
const { vpcId, taskSubnetIds: subnetIds } = network;
const firewall = new Firewall("bitcoin-firewall", { ...settings, vpcId });
const { balancerGroupId, taskGroupId, filesGroupId } = firewall;
const roles = new Roles("bitcoin-roles");

// What it needs: room for the chain, a certificate for wallets to pin, an image to run.
const storage = new Storage("bitcoin-storage", {
    subnetIds,
    securityGroupId: filesGroupId,
    clientRoleArn: roles.taskArn,
    phase: settings.phase,
    protect: settings.protectData,
});
const { fileSystems } = storage;
const fileSystemIds = {
    blocks: storage.blocks.fileSystemId,
    databases: storage.bitcoind.fileSystemId,
};
const { secretArn, secretVersion, fingerprint } = new Certificate("bitcoin-certificate", {
    generation: settings.certificateGeneration,
});
const { digest: image, repositoryArn } = new Image("bitcoin-image", {
    context: "docker",
    architecture: settings.architecture,
});

// How clients find it.
const { host, balancer, privateHost, registryArn, targetGroupArn } = new WayIn("bitcoin-way-in", {
    vpcId,
    loadBalancer: balancerGroupId && {
        access,
        subnetIds: access === "public" ? network.publicSubnetIds : subnetIds,
        securityGroupId: balancerGroupId,
    },
});

// The node itself, and who hears of it.
const { groups, arns } = new Logs("bitcoin-logs", { sources: daemonNames, retentionDays });
const { cluster, service } = new NodeService("bitcoin-node", {
    containers: containerDefinitions({
        settings,
        stackTag: stackTag(),
        image,
        secretVersion,
        logGroups: groups,
    }),
    volumes: volumes(storage),
    settings,
    roles,
    uses: { fileSystems, repositoryArn, secretArn, logGroupArns: Object.values(arns) },
    subnetIds,
    securityGroupId: taskGroupId,
    registryArn,
    targetGroupArn,
});
const { topicArn } = new Monitoring("bitcoin-monitoring", {
    settings,
    cluster,
    service,
    logGroup: groups.monitor,
    fileSystemIds,
    natGatewayIds: network.natGatewayIds,
    balancer,
});

// What a person, or a command, needs afterwards.
export { fingerprint };
export const wallet = walletOutputs({ ...settings, fingerprint, host, privateHost, taskGroupId });
export const privateServer = serverOf(privateHost);
/** Where a client inside AWS runs, as examples/private-client does. */
export const privateNetwork = { vpcId, subnetIds };
export const logs = logPages(region, groups);
export const dashboard = dashboardPage(region, stackTag());
export const names = namesOutput({
    settings,
    cluster,
    service,
    taskGroupId,
    host,
    privateHost,
    logGroups: groups,
    fileSystemIds,
    topicArn,
});
