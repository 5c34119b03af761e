import { electrumPort, nfsPort, vpcCidr } from "./addresses";
import type { Access, Topology } from "./choices";

/** What has a security group of its own. */
export type Party = "balancer" | "task" | "files";

/** Connections that may be opened from or to a party: TCP, from the first port to the last. */
export interface Rule {
    /** The other end: a party, or an IPv4 range. */
    readonly with: { readonly party: Party } | { readonly cidr: string };
    readonly ports: readonly [number, number];
    /** The rule's description in AWS. */
    readonly why: string;
}

/** All that a party accepts and all that it may open. */
export interface Rules {
    readonly ingress: readonly Rule[];
    readonly egress: readonly Rule[];
}

/** Every connection that a stack allows. There are no others, and none to port 22. */
export function connections(args: {
    readonly topology: Topology;
    readonly access: Access;
    /** IPv4 ranges outside the VPC that may reach ElectrumX. */
    readonly allowedCidrs: readonly string[];
}): Record<Party, Rules> {
    const wallets = args.allowedCidrs.map((cidr) => electrum({ cidr }, "Wallets that are let in"));
    const insideVpc = electrum({ cidr: vpcCidr }, "Clients inside the VPC");
    const balancer = electrum({ party: "balancer" }, "The load balancer and its health checks");
    const full = args.topology === "full";
    return {
        balancer: {
            ingress: args.access === "internal" ? [...wallets, insideVpc] : wallets,
            egress: [electrum({ cidr: vpcCidr }, "The task and its health checks")],
        },
        task: {
            ingress: [...(full ? [balancer] : wallets), insideVpc],
            egress: [
                {
                    with: { cidr: "0.0.0.0/0" },
                    ports: [1, 65535],
                    why: "Bitcoin peers, which listen on any port, files, and AWS by HTTPS",
                },
            ],
        },
        files: {
            ingress: [
                { with: { party: "task" }, ports: [nfsPort, nfsPort], why: "The data of the task" },
            ],
            egress: [],
        },
    };
}

function electrum(other: Rule["with"], why: string): Rule {
    return { with: other, ports: [electrumPort, electrumPort], why };
}
