/** The words that settings and components share. */

/** `full`: private subnets, NAT and a load balancer. `minimal`: the task's own public address. */
export const topologies = ["full", "minimal"] as const;
export type Topology = (typeof topologies)[number];

/** Bitcoin's networks, as ElectrumX and Electrum spell them. */
export const networks = ["mainnet", "testnet4", "signet", "regtest"] as const;
export type Network = (typeof networks)[number];

/** `sync`: a large task and fast storage for the first sync. `serve`: what wallets need afterwards. */
export const phases = ["sync", "serve"] as const;
export type Phase = (typeof phases)[number];

/** CPU architectures, as Docker's and Debian's users know them. */
export const architectures = ["x86_64", "arm64"] as const;
export type Architecture = (typeof architectures)[number];

/** `public`: from listed ranges of the internet. `internal`: from the VPC and what is connected to it. */
export const accesses = ["public", "internal"] as const;
export type Access = (typeof accesses)[number];

/** Recovery points of the data: none, or one a week. */
export const backupChoices = ["none", "weekly"] as const;
export type Backup = (typeof backupChoices)[number];

/** One NAT gateway for all zones, or one in each. */
export const natGatewayChoices = ["one", "perZone"] as const;
export type NatGateways = (typeof natGatewayChoices)[number];
