"""For how long nothing has moved, in this task and across tasks."""

from dataclasses import replace

# What rises while a stage runs, and by how much it must. ElectrumX counts its blocks only when it
# writes all of them, and its flushes in between. One header is news, a hundred are progress.
RISING = {
    "blocks": {"blocks": 1, "headers": 100},
    "transaction index": {"index_blocks": 1},
    "ElectrumX index": {"electrumx_blocks": 1, "flushes": 1},
}
ONCE = ("waiting for the lock", "starting", "compacting")
COUNTS = sorted({name for counts in RISING.values() for name in counts})


def watch(seen, memory, base):
    """The memory, with what has moved since the round before."""
    elapsed = seen.monotonic - memory.monotonic if memory.begun else 0.0
    rising = RISING.get(seen.stage, {})
    moved = any(rose(seen, memory.peaks, name, step) for name, step in rising.items())
    further = any(rose(seen, memory.kept.marks, name, step) for name, step in rising.items())
    # Whoever serves what bitcoind has has arrived, and so has a compaction that is over.
    arrived = base == "serving" and seen.headers is not None or memory.base == "compacting" != base
    # What a task does once is progress when it is done, but the next task may do it again.
    done = memory.base in ONCE and base not in (memory.base, "unreachable")
    # Whoever waits for a lock has nothing to do.
    counted = 0.0 if base == "waiting for the lock" else elapsed
    kept = headers(seen, memory.kept, elapsed)
    if further or arrived:
        kept = replace(kept, stuck=0.0, starts=0, ends=0)
    else:
        kept = replace(kept, stuck=kept.stuck + counted, starts=kept.starts + (not memory.begun))
    return replace(
        memory,
        begun=True,
        monotonic=seen.monotonic,
        kept=replace(kept, marks=highest(seen, kept.marks)),
        peaks=highest(seen, memory.peaks),
        still=0.0 if moved or arrived or done else memory.still + counted,
        heard=memory.heard or base == "serving" or news(seen, memory.peaks),
        bitcoind_answered=memory.bitcoind_answered or seen.bitcoind == "answers",
        electrumx_answered=memory.electrumx_answered or seen.electrumx == "answers",
        port_answered=memory.port_answered or seen.served_blocks is not None,
        held=memory.held | named(seen),
    )


def headers(seen, kept, elapsed):
    """What outlives the task, with the time since a header was new."""
    if seen.headers is None:
        return kept
    if news(seen, kept.marks) or "headers" not in kept.marks:
        return replace(kept, headers_still=0.0, sought=False)
    return replace(kept, headers_still=kept.headers_still + elapsed)


def news(seen, counts):
    return "headers" in counts and rose(seen, counts, "headers", 1)


def rose(seen, counts, name, step):
    """Whether a count is higher than it was, or seen for the first time."""
    count = getattr(seen, name)
    return count is not None and (name not in counts or count >= counts[name] + step)


def highest(seen, counts):
    """The counts so far. A reorganisation lowers none; less than half is a database begun anew."""
    now = {name: getattr(seen, name) for name in COUNTS}
    return counts | {
        name: count
        for name, count in now.items()
        if count is not None and not counts.get(name, -1) / 2 <= count <= counts.get(name, -1)
    }


def named(seen):
    """The locks that name this task."""
    holders = {"bitcoind": seen.bitcoind_holder, "electrumx": seen.electrumx_holder}
    return {daemon for daemon, holder in holders.items() if holder == seen.task}
