"""Asks bitcoind."""

import time

from .rpc import UNKNOWN_METHOD, WARMING_UP, NoResult, call, downloading

EACH = 5  # seconds for one question
ALL = 15  # seconds for those of a round


def ask(electrumx_blocks):
    """What bitcoind says of itself, and how many transactions ElectrumX has at its height."""
    try:
        # This question waits for no lock: during a long write others take minutes.
        call("uptime", timeout=EACH)
    except NoResult as reason:
        how = "warming up" if reason.code == WARMING_UP else "silent"
        return {"bitcoind": how, "bitcoind_says": str(reason).rstrip(".…")}
    answer = Questions()
    chain = answer("getblockchaininfo")
    if chain is None:
        return {"bitcoind": "busy"}
    try:
        behind = downloading(chain)
    except NoResult:
        return {"bitcoind": "busy"}
    index = (answer("getindexinfo", "txindex") or {}).get("txindex", {})
    mempool = answer("getmempoolinfo") or {}
    fee = (answer("estimatesmartfee", 6) or {}).get("feerate")
    return {
        "bitcoind": "answers",
        "blocks": chain["blocks"],
        "headers": chain["headers"],
        "downloading": behind,
        "tip_time": chain["time"],
        "index_blocks": index.get("best_block_height"),
        "index_synced": index.get("synced"),
        "peers": answer("getconnectioncount"),
        "mempool_transactions": mempool.get("size"),
        "mempool_bytes": mempool.get("bytes"),
        # From bitcoins for 1,000 virtual bytes.
        "fee": None if fee is None else round(fee * 100_000, 3),
        "wallet_loadable": wallet_loadable(),
        **transactions(answer, chain, index.get("best_block_height"), electrumx_blocks),
    }


class Questions:
    """The questions of a round, which together have a limited time."""

    def __init__(self):
        self.deadline = time.monotonic() + ALL

    def __call__(self, method, *params):
        """The result; None when there is none, because then it is not known in this round."""
        left = self.deadline - time.monotonic()
        try:
            return call(method, *params, timeout=min(EACH, left)) if left > 0 else None
        except NoResult:
            return None


def wallet_loadable():
    """Whether bitcoind knows of wallets at all: where they are disabled, so is the method."""
    try:
        call("listwallets", timeout=EACH)
    except NoResult as reason:
        return False if reason.code == UNKNOWN_METHOD else None
    return True


def transactions(answer, chain, index_blocks, electrumx_blocks):
    """The transactions up to each height, because the early blocks are nearly empty."""
    counted = {}

    def up_to(height):
        if height is not None and height not in counted:
            hash_ = answer("getblockhash", height)
            window = answer("getchaintxstats", 0, hash_) if hash_ else None
            counted[height] = (window or {}).get("txcount")
        return counted.get(height)

    there = up_to(chain["blocks"])
    share = 1 if chain["blocks"] == chain["headers"] else chain["verificationprogress"]
    return {
        "transactions": there / share if there and share else None,
        "blocks_transactions": there,
        "index_transactions": up_to(index_blocks),
        "electrumx_transactions": up_to(electrumx_blocks),
    }
