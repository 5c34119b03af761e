"""The file that outlives a task, on the monitor's own volume."""

import os
import threading

from .memory import Kept

FILE = "/srv/monitor/state.json"
LIMIT = 10  # seconds that the end of the monitor waits for the file


class Keeper:
    """Reads and writes the file. A file system that hangs must not silence the line."""

    def __init__(self):
        self.thread = threading.Thread()

    def read(self):
        try:
            with open(FILE) as file:
                return Kept.read(file.read())
        except (OSError, ValueError):
            return Kept()

    def write(self, kept):
        """Begins to write, unless the time before is not over: the next round brings the newer."""
        if not self.thread.is_alive():
            self.thread = threading.Thread(target=store, args=(kept.text(),), daemon=True)
            self.thread.start()

    def finish(self, kept):
        """Writes, and waits for it."""
        self.thread.join(LIMIT)
        self.write(kept)
        self.thread.join(LIMIT)


def store(text):
    """Puts a whole file in the place of the last one: whoever reads finds the one or the other."""
    with open(f"{FILE}.new", "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    os.replace(f"{FILE}.new", FILE)
