"""Which state a round's observation means, before anybody asks how long nothing has moved."""

from .observation import NEAR

# On these a block comes every ten minutes; on regtest whenever somebody makes one.
STEADY = ("mainnet", "testnet4", "signet")
OLD = 3 * 3600  # seconds: the age from which the newest block is no news


def judge(seen, memory, network):
    """The state, and the reason for it in a sentence."""
    if seen.stopping:
        return "stopping", "The task was told to stop."
    for daemon in ("bitcoind", "electrumx"):
        waits = getattr(seen, f"{daemon}_waits") or ""
        if waits.startswith("waiting for the lock"):
            holder = getattr(seen, f"{daemon}_holder") or "another task"
            reason = f"{daemon} waits for the lock on its data, held by {holder}."
            return "waiting for the lock", reason
    if seen.bitcoind == "silent" and memory.bitcoind_answered:
        return "unreachable", f"bitcoind does not answer any more: {seen.bitcoind_says}."
    if seen.electrumx_waits == "compacting the history":
        return "compacting", "ElectrumX's history is being compacted; nobody is served meanwhile."
    if seen.bitcoind == "busy" and memory.bitcoind_answered:
        return held(seen, memory, "bitcoind is busy")
    if seen.bitcoind == "warming up":
        return "starting", f"bitcoind is warming up: {seen.bitcoind_says}."
    if seen.bitcoind != "answers":
        return "starting", f"bitcoind has not answered yet: {seen.bitcoind_says}."
    if seen.stage in ("blocks", "transaction index"):
        return behind(seen, memory), words(seen)
    return electrumx(seen, memory, network)


def electrumx(seen, memory, network):
    """The same, once bitcoind has everything."""
    if seen.electrumx == "busy" and memory.electrumx_answered and seen.served_blocks is None:
        return held(seen, memory, "ElectrumX is busy")
    if seen.indexed is None:
        if memory.electrumx_answered:
            return "unreachable", f"ElectrumX does not answer any more: {seen.electrumx_says}."
        why = seen.electrumx_waits or seen.electrumx_says
        return "starting", f"ElectrumX has not answered yet: {why}."
    if seen.stage is not None:
        return behind(seen, memory), words(seen)
    if seen.served_blocks is None:
        if memory.port_answered:
            return "unreachable", f"Wallets get no answer on 50002 any more: {seen.port_says}."
        return behind(seen, memory), f"ElectrumX does not serve wallets yet: {seen.port_says}."
    if network in STEADY and not memory.heard and seen.time - seen.tip_time > OLD:
        reason = "Everything is there up to a block that is hours old; peers are asked for more."
        return behind(seen, memory), reason
    return "serving", f"Wallets are served up to block {seen.served_blocks:,}."


def behind(seen, memory):
    if memory.kept.served:
        return "catching up"
    return "downloading" if seen.stage == "blocks" else "indexing"


def held(seen, memory, reason):
    """The state as it was: a busy daemon is neither gone nor known to have moved."""
    if memory.base == "serving" and seen.served_blocks is None:
        return "unreachable", f"{reason}, and wallets get no answer: {seen.port_says}."
    return memory.base, f"{reason}: it writes to its disk or works on a block."


def words(seen):
    """How far the running stage is."""
    done = {
        "blocks": seen.blocks,
        "transaction index": seen.index_blocks,
        "ElectrumX index": seen.indexed,
    }[seen.stage]
    what = seen.stage[0].upper() + seen.stage[1:]
    if seen.stage == "blocks" and done == seen.headers:
        return f"{what}: {done:,}, all that are known, but the newest is over a day old."
    return f"{what}: {'none' if done is None else f'{done:,}'} of {seen.headers:,}."
