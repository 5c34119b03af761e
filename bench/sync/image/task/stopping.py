"""Ends both daemons while they write their caches out, and looks at what is there afterwards."""

import ask
import storage
import watch
from daemons import JOB, start_bitcoind, start_electrumx, stop, wait_for


def state():
    """What both daemons have: heights, and a hash over all coins."""
    coins = ask.node("gettxoutsetinfo", "muhash") or {}
    return {"height": coins.get("height"), "coins": coins.get("txouts"),
            "muhash": coins.get("muhash")}


def stopped_while_writing(processes):
    """
    ElectrumX is told to end when its first flush, that of everything, has begun; then bitcoind, which
    has not written a coin yet and begins when it is told. Both start again, without a peer.
    """
    ask.node("addnode", JOB["peer"], "add")
    wait_for(processes, "the node", lambda: ask.node("getblockcount") == JOB["height"])
    # The first of what a flush writes; history and coins come after it.
    wait_for(processes, "ElectrumX's flush",
             lambda: "flushed filesystem data" in watch.log("electrumx"), every=0.05)
    written_before = watch.flushes()["electrumx"]
    electrumx = stop(processes.pop("electrumx"))
    flushed = watch.flushes()
    dirty = storage.counters()
    bitcoind = stop(processes.pop("bitcoind"))
    written = storage.since(dirty)["writtenBytes"]

    processes["bitcoind"] = start_bitcoind()
    wait_for(processes, "bitcoind's second start", lambda: ask.node("getblockcount") is not None)
    after = {"node": ask.node("getblockcount"), **state()}
    processes["electrumx"] = start_electrumx()
    wait_for(processes, "ElectrumX's second start",
             lambda: ask.electrumx_height() == JOB["height"])
    opened = watch.opened_height()
    for name in ("electrumx", "bitcoind"):
        stop(processes.pop(name))
    return {"stops": {"electrumx": electrumx, "bitcoind": bitcoind},
            "inFlush": written_before == 0, "flushSeconds": flushed["electrumxSeconds"],
            "writtenBytes": written, "after": after, "electrumxOpened": opened}
