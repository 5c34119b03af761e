"""Asks ECS about the task. Run as a program, it prints the task's name."""

import json
import os
import urllib.request

TIMEOUT = 5  # seconds


def ask():
    """The task's ID and whether it is to stop; elsewhere than on ECS, the host's name."""
    address = os.environ.get("ECS_CONTAINER_METADATA_URI_V4")
    if not address:
        return {"task": os.uname().nodename}
    # The task metadata endpoint, version 4.
    with urllib.request.urlopen(f"{address}/task", timeout=TIMEOUT) as answer:
        task = json.load(answer)
    return {
        "task": task["TaskARN"].rpartition("/")[2],
        "stopping": task.get("DesiredStatus") == "STOPPED",
    }


if __name__ == "__main__":
    print(ask()["task"])
