"""Asks everybody at once, and waits for nobody longer than a round may last."""

import sys
import threading
import time

from . import bitcoind, electrumx, files, task
from .observation import Observation

LIMIT = 25  # seconds for a round; who is asked over a connection has shorter limits of its own
# EFS charges for every file that is looked at: sizes may take a hundredth of the time.
SIZES_SHARE = 100


class Asker:
    """Asks in a thread, so that whoever does not answer holds up nobody else."""

    def __init__(self, ask, **late):
        self.ask = ask
        self.late = late
        self.thread = threading.Thread()
        self.found = late

    def start(self, *about):
        """Asks, unless the question before is still open."""
        if not self.thread.is_alive():
            self.found = self.late
            self.thread = threading.Thread(target=self.run, args=about, daemon=True)
            self.thread.start()

    def run(self, *about):
        try:
            self.found = self.ask(*about)
        except Exception as error:
            # Whatever it was, the other answers count.
            print(f"{self.ask.__module__}: {type(error).__name__}: {error}", file=sys.stderr)

    def answer(self, deadline):
        """What was found until then."""
        self.thread.join(max(0.0, deadline - time.monotonic()))
        return self.late if self.thread.is_alive() else self.found


class Rounds:
    """The rounds of asking, and what one of them tells the next."""

    def __init__(self):
        late = "no answer in time"
        self.bitcoind = Asker(bitcoind.ask, bitcoind_says=late)
        self.electrumx = Asker(electrumx.ask, electrumx_says=late, port_says=late)
        self.files = Asker(files.ask)
        self.task = Asker(task.ask)
        self.sizes = Asker(self.ask_sizes)
        self.sizes_due = 0.0
        self.name = ""
        self.electrumx_blocks = None
        self.known_sizes = {}

    def ask_sizes(self):
        began = time.monotonic()
        sizes = files.ask_sizes()
        ended = time.monotonic()
        self.sizes_due = ended + SIZES_SHARE * (ended - began)
        return sizes

    def observe(self):
        """What this round sees."""
        began = time.monotonic()
        if began >= self.sizes_due:
            self.sizes.start()
        self.bitcoind.start(self.electrumx_blocks)
        asked = [self.bitcoind, self.electrumx, self.files, self.task]
        for asker in asked[1:]:
            asker.start()
        seen = {"task": self.name}
        for asker in asked:
            seen |= asker.answer(began + LIMIT)
        self.name = seen["task"]
        self.electrumx_blocks = seen.get("electrumx_blocks")
        # No round waits for the sizes: they hold until the next come.
        self.known_sizes |= self.sizes.answer(began)
        seen |= self.known_sizes
        seen["wallet"] = any_of(seen.pop("wallet_loadable", None), seen.pop("wallet_file", None))
        return Observation(monotonic=time.monotonic(), time=time.time(), **seen)


def any_of(*signs):
    """True by one sign, False without any of them, None when one is not known."""
    return True if True in signs else None if None in signs else False
