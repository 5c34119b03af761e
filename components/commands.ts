import * as pulumi from "@pulumi/pulumi";

import { electrumPort } from "./addresses";
import type { Access, Network, Topology } from "./choices";

/** Electrum's flag for each network (electrum/commands.py, 4.8). */
const flags: Record<Network, string> = {
    mainnet: "",
    testnet4: " --testnet4",
    signet: " --signet",
    regtest: " --regtest",
};

/** A server as Electrum writes it: host, port, and `s` for TLS. */
export function serverOf(host: string): string {
    return `${host}:${electrumPort}:s`;
}

/** The command that starts Electrum with this server and no other, for one run. */
export function electrumCommand(network: Network, server: string, fingerprint: string): string {
    return (
        `electrum${flags[network]} --oneserver --server ${server} ` +
        `--serverfingerprint ${fingerprint}`
    );
}

/** The command that prints the task's present public address: the one that has its security group. */
export function addressCommand(region: string, securityGroupId: string): string {
    return (
        `aws ec2 describe-network-interfaces --region ${region} ` +
        `--filters Name=group-id,Values=${securityGroupId} ` +
        "--query 'NetworkInterfaces[0].Association.PublicIp' --output text"
    );
}

/** The pages of log groups in AWS's console, by the same keys. */
export function logPages(
    region: string,
    logGroups: Readonly<Record<string, string>>,
): Record<string, string> {
    const pages = Object.entries(logGroups).map(([key, group]) => [key, logPage(region, group)]);
    return Object.fromEntries(pages) as Record<string, string>;
}

function logPage(region: string, logGroup: string): string {
    // The console wants the name encoded twice, with $ for the second %.
    const name = encodeURIComponent(encodeURIComponent(logGroup)).replaceAll("%", "$");
    return (
        `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}` +
        `#logsV2:log-groups/log-group/${name}`
    );
}

/** What a person needs to connect a wallet: the server, or the command that finds it, and Electrum's. */
export function walletOutputs(of: {
    readonly topology: Topology;
    readonly access: Access;
    readonly network: Network;
    readonly region: string;
    readonly fingerprint: pulumi.Output<string>;
    readonly host: pulumi.Output<string> | undefined;
    readonly privateHost: string;
    readonly taskGroupId: pulumi.Output<string>;
}): Record<string, pulumi.Output<string>> {
    const electrum = (server: pulumi.Output<string>): pulumi.Output<string> =>
        pulumi
            .all([server, of.fingerprint])
            .apply(([at, fingerprint]) => electrumCommand(of.network, at, fingerprint));
    if (of.topology === "minimal" && of.access === "public") {
        const address = of.taskGroupId.apply((id) => addressCommand(of.region, id));
        const server = address.apply((command) => `"${serverOf(`$(${command})`)}"`);
        return { addressCommand: address, electrum: electrum(server) };
    }
    const server = (of.host ?? pulumi.output(of.privateHost)).apply(serverOf);
    return { server, electrum: electrum(server) };
}
