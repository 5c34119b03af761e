import type { StackOutputs } from "../../cli/deployed/outputs";
import type { MonitorLine } from "../../cli/status/line";
import type { Seen } from "../../cli/status/seen";
import { testCertificate } from "./certificate";

/** The outputs of a full stack on mainnet, for tests that change one of them. */
export const outputs: StackOutputs = {
    fingerprint: testCertificate.fingerprint,
    logs: { monitor: "https://console.example/monitor" },
    names: {
        stackTag: "bitcoin-node-dev",
        region: "us-east-1",
        network: "mainnet",
        topology: "full",
        access: "public",
        phase: "serve",
        paused: false,
        protectData: false,
        certificateGeneration: 1,
        cluster: "cluster",
        service: "service",
        taskGroupId: "sg-1",
        host: "balancer.example",
        privateHost: "electrumx.bitcoin-node.internal",
        logGroups: {
            monitor: "/bitcoin-node/dev/monitor",
            bitcoind: "/bitcoin-node/dev/bitcoind",
            electrumx: "/bitcoin-node/dev/electrumx",
        },
        fileSystemIds: { blocks: "fs-1", databases: "fs-2" },
    },
};

/** The same with other members of `names`. */
export function outputsWith(names: Partial<StackOutputs["names"]>): StackOutputs {
    return { ...outputs, names: { ...outputs.names, ...names } };
}

/** When the tests' looks are made. */
export const now = new Date("2026-11-23T12:00:00Z");

/** A moment before now, as the monitor writes it. */
export function ago(seconds: number, since = now): string {
    return new Date(since.getTime() - seconds * 1_000).toISOString();
}

/** What the monitor tells of a node that serves. */
export const servingLine: MonitorLine = {
    Stack: "bitcoin-node-dev",
    Network: "mainnet",
    State: "serving",
    Reason: "Wallets are served up to block 950,000.",
    Since: ago(7_200),
    Time: ago(12),
    Task: "0123",
    Serving: 1,
    Stalled: 0,
    WalletFound: 0,
    Blocks: 950_000,
    Headers: 950_000,
    TransactionIndexBlocks: 950_000,
    ElectrumBlocks: 950_000,
    BlocksProgress: 1,
    TransactionIndexProgress: 1,
    ElectrumProgress: 1,
    Peers: 10,
    Sessions: 2,
    BlocksBytes: 788 * 1_024 ** 3,
    DatabasesBytes: 200 * 1_024 ** 3,
    DataBytes: 988 * 1_024 ** 3,
    HistoryFlushes: 1_204,
};

/** What it tells of one that downloads. */
export const downloadingLine: MonitorLine = {
    Stack: "bitcoin-node-dev",
    Network: "mainnet",
    State: "downloading",
    Reason: "Blocks: 475,000 of 950,000.",
    Since: ago(86_400),
    Time: ago(12),
    Task: "0123",
    Serving: 0,
    Stalled: 0,
    Blocks: 475_000,
    Headers: 950_000,
    TransactionIndexBlocks: 475_000,
    BlocksProgress: 0.2519,
    TransactionIndexProgress: 0.25,
    BlocksPerSecond: 4.25,
    TransactionsPerSecond: 9_000,
    SecondsLeft: 100_000,
};

/** What is seen of a stack whose task runs. */
export const seen: Seen = {
    stack: "bitcoin-node-dev",
    network: "mainnet",
    now,
    task: { is: "running", since: new Date(ago(90_000)) },
    line: servingLine,
    log: "https://console.example/monitor",
    cloud: { phase: "serve", protectData: false, email: "confirmed" },
};
