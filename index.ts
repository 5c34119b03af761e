import * as pulumi from "@pulumi/pulumi";

import { Backups } from "./components/backups";
import { Certificate } from "./components/certificate";
import { containerDefinitions } from "./components/containers";
import { daemonNames } from "./components/daemons";
import { Firewall } from "./components/firewall";
import { Image } from "./components/image";
import { Logs } from "./components/logs";
import { Monitoring } from "./components/monitoring";
import { Network } from "./components/network";
import { NodeService } from "./components/nodeService";
import { outputsOf } from "./components/outputs";
import { Restore } from "./components/restore";
import { Roles } from "./components/roles";
import { Storage } from "./components/storage";
import { stackTag } from "./components/tags";
import { volumes } from "./components/volumes";
import { WayIn } from "./components/wayIn";
import { readSettings, warnings } from "./config";

const settings = readSettings();
for (const warning of warnings(settings)) void pulumi.log.warn(warning);
const { access, architecture, restoreFrom } = settings;

// Where it runs, who may talk to whom, and what it may do.
const network = new Network("bitcoin-network", settings);
const { vpcId, taskSubnetIds: subnetIds, natGatewayIds } = network;
const firewall = new Firewall("bitcoin-firewall", { ...settings, vpcId });
const { balancerGroupId, taskGroupId } = firewall;
const roles = new Roles("bitcoin-roles");

// What it needs: room for the chain, a certificate for wallets to pin, an image to run.
const storage = new Storage("bitcoin-storage", {
    ...settings,
    subnetIds,
    securityGroupId: firewall.filesGroupId,
    clientRoleArn: roles.taskArn,
});
const { fileSystems, systems } = storage;
const certificate = new Certificate("bitcoin-certificate", settings);
const { secretArn, secretVersion } = certificate;
const { digest, repositoryArn } = new Image("bitcoin-image", { context: "docker", architecture });

// How clients find it.
const wayIn = new WayIn("bitcoin-way-in", {
    ...settings,
    vpcId,
    loadBalancer: balancerGroupId && {
        access,
        subnetIds: access === "public" ? network.publicSubnetIds : subnetIds,
        securityGroupId: balancerGroupId,
    },
    task: { family: stackTag(), securityGroupId: taskGroupId },
});

// The node itself, its backups, and who hears of it.
const { groups: logGroups, arns } = new Logs("bitcoin-logs", { ...settings, sources: daemonNames });
const takes = { stackTag: stackTag(), image: digest, secretVersion, logGroups };
const node = new NodeService("bitcoin-node", {
    containers: containerDefinitions({ settings, ...takes }),
    volumes: volumes(storage),
    settings,
    roles,
    uses: { fileSystems, repositoryArn, secretArn, logGroupArns: Object.values(arns) },
    subnetIds,
    securityGroupId: taskGroupId,
    registryArn: wayIn.registryArn,
    targetGroupArn: wayIn.targetGroupArn,
    restartFor: wayIn.following,
});
const files = { settings, fileSystems: systems };
const backups =
    settings.backup === "weekly" ? new Backups("bitcoin-backups", { ...files, node }) : undefined;
const restore = restoreFrom && new Restore("bitcoin-restore", { ...files, from: restoreFrom });
const monitoring = new Monitoring("bitcoin-monitoring", {
    settings,
    cluster: node.cluster,
    service: node.service,
    logGroup: logGroups.monitor,
    fileSystemIds: storage.ids,
    natGatewayIds,
    balancer: wayIn.balancer,
});

// What a person, or a command, needs afterwards.
const made = { network, firewall, storage, certificate, wayIn, logGroups, node, backups, restore };
const outputs = outputsOf({ settings, ...made, monitoring });
export const { fingerprint, wallet, privateServer, privateNetwork } = outputs;
export const { data, logs, dashboard, names } = outputs;
