"""One round: from what was seen and remembered to what is said and remembered."""

from dataclasses import dataclass, replace

from .judge import judge
from .rate import Rate, rate, sampled
from .stall import end, stall
from .watch import watch

ANNOUNCED = 900.0  # seconds for which the very first serving is told, so that an alarm can see it
DRIFT = 2  # seconds by which the time of day may be off before it counts as set anew


@dataclass(frozen=True)
class Verdict:
    state: str
    reason: str
    since: float  # seconds since 1970, by the clock of now
    first_serving: bool
    rate: Rate | None
    end: str | None  # why the task has to end


def step(seen, memory, network):
    """The verdict on a round, and the memory for the next. It asks no clock and touches nothing."""
    base, reason = judge(seen, memory, network)
    state = base
    before = memory
    elapsed = seen.monotonic - before.monotonic if before.begun else 0.0
    memory = watch(seen, before, base)
    stalled = stall(seen, memory, base, reason, network)
    way, lasted = "", 0.0
    if stalled is not None:
        state, (way, reason) = "stalled", stalled
        if before.stalled[0] == way:
            lasted = before.stalled[1] + elapsed
    clock = seen.time - seen.monotonic
    memory = replace(
        memory,
        kept=first_serving(memory.kept, state, elapsed),
        clock=clock if abs(clock - memory.clock) > DRIFT else memory.clock,
        state=state,
        since=seen.monotonic if state != before.state else before.since,
        base=base,
        reason=reason,
        stalled=(way, lasted),
        samples=sampled(seen, memory.samples),
    )
    ended = end(seen, memory)
    verdict = Verdict(
        state=state,
        reason=reason,
        since=memory.clock + memory.since,
        first_serving=memory.kept.served and memory.kept.first_serving < ANNOUNCED,
        rate=rate(seen, memory.samples) if seen.stage and state != "stalled" else None,
        end=ended,
    )
    if ended:
        kept = replace(
            memory.kept,
            ends=memory.kept.ends + 1,
            sought=memory.kept.sought or way == "network",
        )
        memory = replace(memory, kept=kept)
    return verdict, memory


def first_serving(kept, state, elapsed):
    """What is kept, with the time since the very first serving, as long as that is announced."""
    if not kept.served:
        return replace(kept, served=state == "serving")
    return replace(kept, first_serving=min(kept.first_serving + elapsed, ANNOUNCED))
