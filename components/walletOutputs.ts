import * as pulumi from "@pulumi/pulumi";

import type { Access, Network, Topology } from "./choices";
import { addressCommand, electrumCommand, serverOf } from "./commands";

/** What a person needs to connect a wallet: the server, or the command that finds it, and Electrum's. */
export function walletOutputs(of: {
    readonly topology: Topology;
    readonly access: Access;
    readonly network: Network;
    readonly region: string;
    readonly fingerprint: pulumi.Output<string>;
    readonly host: pulumi.Output<string> | undefined;
    readonly privateHost: string;
    /** A name of the owner's own, where there is one. */
    readonly domain?: string | undefined;
    readonly taskGroupId: pulumi.Output<string>;
}): Record<string, pulumi.Output<string>> {
    const electrum = (server: pulumi.Output<string>): pulumi.Output<string> =>
        pulumi
            .all([server, of.fingerprint])
            .apply(([at, fingerprint]) => electrumCommand(of.network, at, fingerprint));
    if (of.domain !== undefined) {
        const server = pulumi.output(serverOf(of.domain));
        return { server, electrum: electrum(server) };
    }
    if (of.topology === "minimal" && of.access === "public") {
        const address = of.taskGroupId.apply((id) => addressCommand(of.region, id));
        const server = address.apply((command) => `"${serverOf(`$(${command})`)}"`);
        return { addressCommand: address, electrum: electrum(server) };
    }
    const server = (of.host ?? pulumi.output(of.privateHost)).apply(serverOf);
    return { server, electrum: electrum(server) };
}
