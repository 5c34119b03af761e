import { alarms } from "../../../components/alarms";
import type { DashboardArgs } from "../../../components/dashboard";

const settings = {
    stack: "dev",
    stackTag: "bitcoin-node-dev",
    phase: "sync",
    paused: false,
    backup: "none",
    fileSystemIds: { blocks: "fs-blocks", databases: "fs-databases" },
} as const;

/** A dashboard of a stack that nobody has deployed. */
export const exampleArgs: DashboardArgs = {
    ...settings,
    region: "us-east-1",
    network: "mainnet",
    topology: "full",
    alarmArns: alarms(settings).map(
        ({ name }) => `arn:aws:cloudwatch:us-east-1:123456789012:alarm:bitcoin-node-dev-${name}`,
    ),
    logGroup: "/bitcoin-node/dev/monitor",
    cluster: "cluster-1",
    service: "service-1",
    natGatewayIds: ["nat-1"],
    balancer: "net/balancer/1",
};

/** How many values a line of a graph has: one for each half hour of a day. */
const count = 49;

/** The line through these values, spread evenly over the day. */
function through(...knots: number[]): number[] {
    return Array.from({ length: count }, (_, i) => {
        const at = (i / (count - 1)) * (knots.length - 1);
        const [left = 0, right = left] = knots.slice(Math.floor(at));
        return left + (at - Math.floor(at)) * (right - left);
    });
}

/** The same, not quite so even. */
function around(...knots: number[]): number[] {
    return through(...knots).map((value, i) => value * (1 + 0.08 * Math.sin(i * 2.4)));
}

/**
 * What a day of a first sync may look like, by the labels of the dashboard's rows. Made up: no sync of this
 * program on AWS has been measured yet.
 */
export const exampleValues: Readonly<Record<string, readonly number[]>> = {
    "the network": through(949_880, 949_950, 950_020),
    bitcoind: through(790_000, 880_000, 949_990, 950_010, 950_020),
    "transaction index": through(0, 0, 400_000, 950_010, 950_020),
    ElectrumX: through(0, 0, 0, 150_000, 640_000),
    serving: through(0),
    stalled: through(0),
    peers: around(9, 10, 10, 10).map(Math.round),
    wallets: through(0),
    "hours left": through(40, 24, 18, 13.5),
    "blocks behind": [],
    "wallets connected": through(0),
    "blocks, Standard": through(590e9, 720e9, 845e9, 846e9, 846e9),
    "blocks, Infrequent Access": through(0),
    "databases, Standard": through(12e9, 14e9, 60e9, 90e9, 150e9),
    "blocks read": around(1e9, 2e9, 34e9, 30e9, 28e9),
    "blocks written": around(10e9, 11e9, 10e9, 0.1e9, 0.1e9),
    "databases read": around(6e9, 7e9, 14e9, 19e9, 21e9),
    "databases written": around(5e9, 5e9, 12e9, 17e9, 18e9),
    "NAT in": around(10e9, 11e9, 10e9, 0.2e9, 0.2e9),
    "load balancer": around(0.001e9),
    processor: around(62, 70, 55, 31, 30),
    memory: around(74, 80, 82, 70, 72),
};

/** What the query of the states may bring, in the order of its columns. */
export const exampleStates: readonly (readonly string[])[] = [
    ["2026-11-22T16:10:30Z", "indexing", "ElectrumX index: 640,000 of 950,020."],
    ["2026-11-22T08:41:00Z", "downloading", "Blocks: 949,990 of 949,992."],
    ["2026-11-20T21:02:30Z", "starting", "bitcoind is warming up: Loading block index…"],
];
