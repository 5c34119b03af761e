"""The monitor: a line every 30 seconds, until the task stops or has to end."""

import os
import signal
import sys
import time

from .keep import Keeper
from .line import line
from .machine import step
from .memory import Memory
from .observation import Observation
from .rounds import Rounds

SIGNALS = (signal.SIGTERM, signal.SIGINT)
# The health check looks at its age.
LAST = "/tmp/line"


def main():
    """Runs until a signal, which `start-monitor` has blocked: it is taken between rounds."""
    stack, network, every = settings()
    keeper, rounds = Keeper(), Rounds()
    memory = Memory(kept=keeper.read())

    def tell(seen):
        nonlocal memory
        verdict, memory = step(seen, memory, network)
        text = line(seen, memory, verdict, stack, network)
        print(text, flush=True)
        with open(LAST, "w") as file:
            file.write(text + "\n")
        return verdict

    due = time.monotonic()
    while True:
        verdict = tell(rounds.observe())
        if verdict.end:
            keeper.finish(memory.kept)
            sys.exit(f"The monitor ends the task. {verdict.end}")
        keeper.write(memory.kept)
        # What a slow round has missed is not made up for.
        due = max(due + every, time.monotonic())
        if signal.sigtimedwait(SIGNALS, max(0.0, due - time.monotonic())):
            break
    now = {"monotonic": time.monotonic(), "time": time.time()}
    tell(Observation(**now, task=rounds.name, stopping=True))
    keeper.finish(memory.kept)


def settings():
    """The stack, the network, and the seconds from one line to the next."""
    for name, example in (("STACK", "bitcoin-node-dev"), ("NET", "mainnet")):
        if not os.environ.get(name):
            sys.exit(f"{name} is missing: set it, as in {name}={example}.")
    every = os.environ.get("MONITOR_SECONDS", "30")
    if not every.isascii() or not every.isdigit() or not 1 <= int(every) <= 60:
        sys.exit("MONITOR_SECONDS must be a whole number from 1 to 60.")
    return os.environ["STACK"], os.environ["NET"], int(every)
