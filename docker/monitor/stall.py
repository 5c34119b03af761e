"""When a state is a standstill, and when the task has to end."""

from .judge import STEADY

MINUTE, HOUR = 60, 3600

# Seconds after which a state without progress is a standstill. A start reads a database, after a
# kill perhaps all of it; a history takes hours to compact.
PATIENCE = {"starting": 60 * MINUTE, "compacting": 12 * HOUR}
USUAL = 30 * MINUTE
NEVER = ("stopping", "waiting for the lock")

NO_NEWS = 3 * HOUR
# A task that starts again and again looks busy each time.
STARTS, LOOP = 3, HOUR

# How long a standstill lasts before the task ends; twice as long after each end that did not help,
# because a slow start that is cut off begins from the beginning.
END = 2 * HOUR
DOUBLINGS = 3


def stall(seen, memory, base, reason, network):
    """In which way it stands still, and the sentence for it; None when it does not."""
    kept = memory.kept
    if base in NEVER:
        return None
    if base == "serving" and seen.headers is not None:
        if network not in STEADY or kept.headers_still < NO_NEWS:
            return None
        return "network", f"No new block was announced for {duration(kept.headers_still)}."
    if memory.still >= PATIENCE.get(base, USUAL):
        # Wallets are answered, so what lacks is news; and without peers there is none.
        lonely = seen.peers == 0 or seen.stage is None and seen.served_blocks is not None
        way = "network" if lonely else f"{base}, {seen.stage}"
        return way, f"Nothing has moved for {duration(memory.still)}. {reason}"
    if kept.starts >= STARTS and kept.stuck >= LOOP:
        times = f"{kept.starts} times in {duration(kept.stuck)}"
        return "restarts", f"The task has started {times} and got no further. {reason}"
    return None


def end(seen, memory):
    """Why the task has to end, or None. `memory` is of this round."""
    holders = {"bitcoind": seen.bitcoind_holder, "electrumx": seen.electrumx_holder}
    for daemon in memory.held:
        if holders[daemon] not in (None, seen.task):
            return f"The lock on {daemon}'s data named this task and now names {holders[daemon]}."
    way, seconds = memory.stalled
    # A task that starts again and again ends by itself.
    if way in ("", "restarts") or seconds < END * 2 ** min(memory.kept.ends, DOUBLINGS):
        return None
    # A new task has a new address and may find other peers, but it does not mend a network.
    if way == "network" and memory.kept.sought:
        return None
    return f"This went on for {duration(seconds)}: {memory.reason}"


def duration(seconds):
    """As in "2 h 5 min"."""
    hours, minutes = divmod(int(seconds) // MINUTE, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"
