"""What the monitor remembers: of this task, and beyond it."""

import dataclasses
import json
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Kept:
    """What outlives a task. Times are sums of what was watched: tasks share no clock."""

    served: bool = False  # whether a wallet could ever use the node
    first_serving: float = 0.0  # seconds watched since that was so first
    marks: dict[str, int] = field(default_factory=dict)  # the furthest that each count has been
    stuck: float = 0.0  # seconds watched since a mark of the running stage rose
    starts: int = 0  # tasks that have started since then
    headers_still: float = 0.0  # seconds watched without a new header
    ends: int = 0  # tasks that the monitor has ended since then
    sought: bool = False  # whether a new task has looked for the network since the newest header

    def text(self):
        return json.dumps(dataclasses.asdict(self)) + "\n"

    @staticmethod
    def read(text):
        """Out of an earlier task's text. What is missing there or makes no sense begins anew."""
        try:
            fields = dict(json.loads(text))
        except (TypeError, ValueError):
            return Kept()
        known = dataclasses.asdict(Kept())
        return Kept(**{name: fields[name] for name in known if fits(fields.get(name), known[name])})


def fits(value, like):
    """Whether a value is of the same kind."""
    if type(like) is dict:
        return type(value) is dict and all(type(number) is int for number in value.values())
    return type(value) is type(like) or type(like) is float and type(value) is int


@dataclass(frozen=True)
class Memory:
    """What is known of this task from the rounds before."""

    kept: Kept = Kept()
    begun: bool = False
    monotonic: float = 0.0  # of the round before
    clock: float = 0.0  # what to add to monotonic for the time of day
    state: str = ""
    since: float = 0.0  # monotonic
    base: str = ""  # the state without "stalled"
    reason: str = ""
    bitcoind_answered: bool = False
    electrumx_answered: bool = False
    port_answered: bool = False
    heard: bool = False  # whether a new header has come
    held: frozenset[str] = frozenset()  # the locks that have named this task
    peaks: dict[str, int] = field(default_factory=dict)
    still: float = 0.0  # seconds since a peak of the running stage rose
    stalled: tuple[str, float] = ("", 0.0)  # in which way, and for how many seconds
    samples: tuple[tuple, ...] = ()  # what the rate is reckoned from
