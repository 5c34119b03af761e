import * as pulumi from "@pulumi/pulumi";

import { Alerts } from "./components/alerts";
import { Certificate } from "./components/certificate";
import { logPages, serverOf } from "./components/commands";
import { containerDefinitions } from "./components/containers";
import { daemonNames } from "./components/daemons";
import { Firewall } from "./components/firewall";
import { Image } from "./components/image";
import { Logs } from "./components/logs";
import { Network } from "./components/network";
import { NodeService } from "./components/nodeService";
import { Roles } from "./components/roles";
import { Storage } from "./components/storage";
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
const { secretArn, secretVersion, fingerprint } = new Certificate("bitcoin-certificate", {
    generation: settings.certificateGeneration,
});
const { digest: image, repositoryArn } = new Image("bitcoin-image", {
    context: "docker",
    architecture: settings.architecture,
});

// How clients find it.
const { host, privateHost, registryArn, targetGroupArn } = new WayIn("bitcoin-way-in", {
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
    containers: containerDefinitions({ settings, image, secretVersion, logGroups: groups }),
    volumes: volumes(storage),
    settings,
    roles,
    uses: { fileSystems, repositoryArn, secretArn, logGroupArns: Object.values(arns) },
    subnetIds,
    securityGroupId: taskGroupId,
    registryArn,
    targetGroupArn,
});
if (settings.alarmEmail !== undefined) {
    const { alarmEmail: email, monthlyBudgetUsd } = settings;
    new Alerts("bitcoin-alerts", { email, monthlyBudgetUsd, cluster });
}

// What a person, or a command, needs afterwards.
export { fingerprint };
export const wallet = walletOutputs({ ...settings, fingerprint, host, privateHost, taskGroupId });
export const privateServer = serverOf(privateHost);
export const logs = logPages(region, groups);
export const names = { region, network: settings.network, cluster, service, logGroups: groups };
