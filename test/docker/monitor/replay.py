"""replay.py SEQUENCE
Plays a sequence through the monitor's state machine and prints the lines that the monitor would
print. Where it would end the task, it says why on standard error and goes on with the next task.
README.md beside this file says what a sequence is.
"""

import dataclasses
import json
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parents[3] / "docker"))

from monitor.line import line
from monitor.machine import step
from monitor.memory import Kept, Memory
from monitor.observation import Observation

EVERY = 30  # seconds between rounds, unless a part is shorter
STACK = "bitcoin-node-test"
BEGIN = 1_790_000_000  # seconds since 1970: 2026-09-21
WHOLE = {field.name for field in dataclasses.fields(Observation) if "int" in str(field.type)}


class Player:
    """The clocks, what is seen, and the monitor's memory."""

    def __init__(self, network):
        self.network = network
        self.time = float(BEGIN)
        self.begin("")

    def begin(self, task):
        """A new task: another machine, whose clock began elsewhere, and only what was kept."""
        memory = getattr(self, "memory", Memory())
        self.memory = Memory(kept=Kept.read(memory.kept.text()))
        self.monotonic = 5000.0
        self.seen = {}
        self.task = task
        self.over = False

    def round(self, seconds):
        self.monotonic += seconds
        self.time += seconds
        seen = {name: int(value) if name in WHOLE and type(value) is float else value
                for name, value in self.seen.items()}
        seen = Observation(monotonic=self.monotonic, time=self.time, task=self.task, **seen)
        verdict, self.memory = step(seen, self.memory, self.network)
        print(line(seen, self.memory, verdict, STACK, self.network))
        if verdict.end:
            print(f"{self.task}: {verdict.end}", file=sys.stderr)
            self.over = True

    def play(self, part):
        if "task" in part:
            self.begin(part["task"])
        if self.over:
            return
        self.time += part.get("clock", 0)
        self.seen |= part.get("sees", {})
        for _ in range(part.get("times", 1)):
            for name, more in part.get("add", {}).items():
                self.seen[name] += more
            self.rounds(part.get("seconds", EVERY), part.get("perSecond", {}))

    def rounds(self, seconds, rates):
        for _ in range(max(1, seconds // EVERY)):
            for name, rate in rates.items():
                self.seen[name] += rate * EVERY
            if not self.over:
                self.round(min(seconds, EVERY))


sequence = json.loads(pathlib.Path(sys.argv[1]).read_text())
player = Player(sequence["network"])
for part in sequence["parts"]:
    player.play(part)
