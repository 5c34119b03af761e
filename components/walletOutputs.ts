import * as pulumi from "@pulumi/pulumi";

import type { Access, Network } from "./choices";
import { addressCommand, electrumCommand, serverOf } from "./commands";

/** What a person needs to connect a wallet: the server, or the command that finds it, and Electrum's. */
export function walletOutputs(of: {
    readonly access: Access;
    readonly network: Network;
    readonly region: string;
    readonly fingerprint: pulumi.Output<string>;
    /** What wallets connect to; without it, the task's own address. */
    readonly host: pulumi.Output<string> | undefined;
    readonly privateHost: string;
    readonly taskGroupId: pulumi.Output<string>;
}): Record<string, pulumi.Output<string>> {
    const electrum = (server: pulumi.Output<string>): pulumi.Output<string> =>
        pulumi
            .all([server, of.fingerprint])
            .apply(([at, fingerprint]) => electrumCommand(of.network, at, fingerprint));
    if (of.host === undefined && of.access === "public") {
        const address = of.taskGroupId.apply((id) => addressCommand(of.region, id));
        const server = address.apply((command) => `"${serverOf(`$(${command})`)}"`);
        return { addressCommand: address, electrum: electrum(server) };
    }
    const server = (of.host ?? pulumi.output(of.privateHost)).apply(serverOf);
    return { server, electrum: electrum(server) };
}
