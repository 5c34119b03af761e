"""The line: what is known, as JSON in CloudWatch's embedded metric format."""

import datetime
import json

NAMESPACE = "BitcoinNode"
DIMENSION = "Stack"
UNITS = {
    "Serving": "None",
    "Stalled": "None",
    "FirstServing": "None",
    "WalletFound": "None",
    "Blocks": "Count",
    "Headers": "Count",
    "TransactionIndexBlocks": "Count",
    "ElectrumBlocks": "Count",
    "BlocksBehind": "Count",
    "SecondsLeft": "Seconds",
    "Peers": "Count",
    "Sessions": "Count",
    "DataBytes": "Bytes",
    "CertificateDaysLeft": "Count",
    "HistoryFlushes": "Count",
}
DAY = 86400  # seconds


def line(seen, memory, verdict, stack, network):
    """The line of a round; what is not known is not in it. `memory` is of the same round."""
    told = {
        "Stack": stack,
        "Network": network,
        "State": verdict.state,
        "Reason": verdict.reason,
        "Since": iso(verdict.since),
        "Time": iso(seen.time),
        "Task": seen.task,
        "ServedBefore": memory.kept.served,
        **metrics(seen, memory, verdict),
        **properties(seen, verdict),
    }
    told = {name: value for name, value in told.items() if value is not None}
    present = [{"Name": name, "Unit": UNITS[name]} for name in UNITS if name in told]
    directive = {"Namespace": NAMESPACE, "Dimensions": [[DIMENSION]], "Metrics": present}
    aws = {"Timestamp": round(seen.time * 1000), "CloudWatchMetrics": [directive]}
    return json.dumps({"_aws": aws, **told})


def metrics(seen, memory, verdict):
    behind = seconds_left = days_left = data_bytes = None
    if memory.kept.served and seen.headers is not None and seen.indexed is not None:
        behind = max(0, seen.headers - seen.indexed)
    if verdict.rate is not None and verdict.rate.left is not None:
        seconds_left = round(verdict.rate.left)
    if seen.certificate_ends is not None:
        days_left = int((seen.certificate_ends - seen.time) // DAY)
    if seen.blocks_bytes is not None and seen.databases_bytes is not None:
        data_bytes = seen.blocks_bytes + seen.databases_bytes
    return {
        "Serving": int(verdict.state == "serving"),
        "Stalled": int(verdict.state == "stalled"),
        "FirstServing": int(verdict.first_serving),
        "WalletFound": None if seen.wallet is None else int(seen.wallet),
        "Blocks": seen.blocks,
        "Headers": seen.headers,
        "TransactionIndexBlocks": seen.index_blocks,
        "ElectrumBlocks": seen.indexed,
        "BlocksBehind": behind,
        "SecondsLeft": seconds_left,
        "Peers": seen.peers,
        "Sessions": seen.sessions,
        "DataBytes": data_bytes,
        "CertificateDaysLeft": days_left,
        "HistoryFlushes": seen.flushes,
    }


def properties(seen, verdict):
    """What no metric is paid for."""
    rate = verdict.rate
    holders = (seen.bitcoind_holder, seen.electrumx_holder)
    return {
        "BlocksProgress": progress(seen, seen.blocks, seen.blocks_transactions),
        "TransactionIndexProgress": progress(seen, seen.index_blocks, seen.index_transactions),
        "ElectrumProgress": progress(seen, seen.indexed, seen.electrumx_transactions),
        "BlocksPerSecond": rate and round(rate.blocks, 3),
        "TransactionsPerSecond": rate and round(rate.transactions, 1),
        "MempoolTransactions": seen.mempool_transactions,
        "MempoolBytes": seen.mempool_bytes,
        "FeeSatPerVb": seen.fee,
        "TipTime": iso(seen.tip_time),
        "BlocksBytes": seen.blocks_bytes,
        "DatabasesBytes": seen.databases_bytes,
        "CertificateEnds": iso(seen.certificate_ends),
        "Holder": next((name for name in holders if name not in (None, seen.task)), None),
    }


def progress(seen, height, transactions):
    """The share of the chain's transactions up to a height: the early blocks are nearly empty."""
    if height is not None and not seen.downloading and height == seen.headers:
        return 1.0
    if transactions is None or not seen.transactions:
        return None
    return round(min(1.0, transactions / seen.transactions), 6)


def iso(seconds):
    """As in 2026-11-23T02:00:00Z."""
    if seconds is None:
        return None
    moment = datetime.datetime.fromtimestamp(round(seconds), datetime.timezone.utc)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
