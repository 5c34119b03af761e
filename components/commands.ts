import { electrumPort } from "./addresses";
import type { Network } from "./choices";

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

/**
 * The commands that make Electrum keep this server and no other, to be run while it is not running.
 * Electrum refuses the fingerprint before it knows the server (electrum/simple_config.py, 4.8).
 */
export function electrumSettings(network: Network, server: string, fingerprint: string): string[] {
    const settings = [
        ["auto_connect", "false"],
        ["server", server],
        ["oneserver", "true"],
        ["serverfingerprint", fingerprint],
    ];
    return settings.map(
        ([name = "", value = ""]) =>
            `electrum${flags[network]} --offline setconfig ${name} ${value}`,
    );
}

/** Where Electrum keeps a server's certificate, in its own folder: the one that it has seen first. */
export function pinnedCertificate(network: Network, host: string): string {
    return network === "mainnet" ? `certs/${host}` : `${network}/certs/${host}`;
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

/** A dashboard's page in AWS's console. */
export function dashboardPage(region: string, name: string): string {
    return (
        `https://${region}.console.aws.amazon.com/cloudwatch/home?region=${region}` +
        `#dashboards/dashboard/${name}`
    );
}
