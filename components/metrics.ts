/** The CloudWatch namespace of what the monitor tells. */
export const metricNamespace = "BitcoinNode";

/** The dimension that every metric has: its value is `PROJECT-STACK`. */
export const metricDimension = "Stack";

/**
 * What the monitor tells CloudWatch, with CloudWatch's units. `docker/monitor` writes them; what it does not
 * know is left out of a line, because nought would be an answer. Each metric costs by the month.
 */
export const metrics = {
    /** 1 when a wallet can use the node, else 0. */
    Serving: "None",
    /** 1 when nothing has progressed for too long, else 0. */
    Stalled: "None",
    /** 1 for a quarter of an hour after the very first time that the node serves, else 0. */
    FirstServing: "None",
    /** 1 when bitcoind has a wallet or could load one, else 0. */
    WalletFound: "None",
    /** The blocks that bitcoind has checked, and the headers that it knows. */
    Blocks: "Count",
    Headers: "Count",
    /** The blocks in the transaction index, and in ElectrumX's. */
    TransactionIndexBlocks: "Count",
    ElectrumBlocks: "Count",
    /** Headers less ElectrumX's blocks; only once the node has served. */
    BlocksBehind: "Count",
    /** Estimated time until the running stage is complete. */
    SecondsLeft: "Seconds",
    Peers: "Count",
    /** Connections of wallets to ElectrumX. */
    Sessions: "Count",
    DataBytes: "Bytes",
    CertificateDaysLeft: "Count",
    /** ElectrumX stops at 65,535 of them, unless a start compacts its history before. */
    HistoryFlushes: "Count",
} as const;

export type MetricName = keyof typeof metrics;
