import * as pulumi from "@pulumi/pulumi";

import { Alerts } from "./components/alerts";
import { Backups } from "./components/backups";
import { Certificate } from "./components/certificate";
import { logPages, serverOf } from "./components/commands";
import { containerDefinitions } from "./components/containers";
import { daemonNames } from "./components/daemons";
import { Firewall } from "./components/firewall";
import { Image } from "./components/image";
import { Logs } from "./components/logs";
import { Network } from "./components/network";
import { NodeService, taskFamily } from "./components/nodeService";
import { PublicName } from "./components/publicName";
import { Restore } from "./components/restore";
import { Roles } from "./components/roles";
import { Storage } from "./components/storage";
import { volumes } from "./components/volumes";
import { walletOutputs } from "./components/walletOutputs";
import { WayIn } from "./components/wayIn";
import { readSettings, warnings } from "./config";

const settings = readSettings();
for (const warning of warnings(settings)) void pulumi.log.warn(warning);
const { access, region, logRetentionDays: retentionDays } = settings;
const { domain, hostedZone, restoreFrom } = settings;

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
    kept: settings.fileSystemIds,
    restored: restoreFrom !== undefined,
});
const { fileSystems, systems } = storage;
const { secretArn, secretVersion, fingerprint } = new Certificate("bitcoin-certificate", {
    generation: settings.certificateGeneration,
    domain,
});
const { digest: image, repositoryArn } = new Image("bitcoin-image", {
    context: "docker",
    architecture: settings.architecture,
});

// How clients find it.
const wayIn = new WayIn("bitcoin-way-in", {
    vpcId,
    loadBalancer: balancerGroupId && {
        access,
        subnetIds: access === "public" ? network.publicSubnetIds : subnetIds,
        securityGroupId: balancerGroupId,
    },
});
const { host, privateHost, registryArn, targetGroupArn } = wayIn;
const publicName =
    domain && hostedZone
        ? new PublicName("bitcoin-name", {
              domain,
              hostedZone,
              balancer: wayIn.balancer,
              task: { family: taskFamily(), securityGroupId: taskGroupId },
          })
        : undefined;

// The node itself, its backups, and who hears of it.
const { groups, arns } = new Logs("bitcoin-logs", { sources: daemonNames, retentionDays });
const node = new NodeService("bitcoin-node", {
    containers: containerDefinitions({ settings, image, secretVersion, logGroups: groups }),
    volumes: volumes(storage),
    settings,
    roles,
    uses: { fileSystems, repositoryArn, secretArn, logGroupArns: Object.values(arns) },
    subnetIds,
    securityGroupId: taskGroupId,
    registryArn,
    targetGroupArn,
    restartFor: publicName?.following,
});
const { cluster, service } = node;
const backups =
    settings.backup === "weekly"
        ? new Backups("bitcoin-backups", { settings, fileSystems: systems, node })
        : undefined;
if (settings.alarmEmail !== undefined) {
    const { alarmEmail: email, monthlyBudgetUsd } = settings;
    new Alerts("bitcoin-alerts", { email, monthlyBudgetUsd, cluster });
}

// What a person, or a command, needs afterwards.
export const data = {
    fileSystemIds: { blocks: systems.blocks.id, databases: systems.databases.id },
    backup: backups?.commands,
    restore:
        restoreFrom &&
        new Restore("bitcoin-restore", { settings, from: restoreFrom, fileSystems: systems })
            .commands,
};
export { fingerprint };
export const wallet = walletOutputs({ ...settings, fingerprint, host, privateHost, taskGroupId });
export const privateServer = serverOf(privateHost);
export const logs = logPages(region, groups);
export const names = { region, network: settings.network, cluster, service, logGroups: groups };
