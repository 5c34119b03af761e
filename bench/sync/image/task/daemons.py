"""Starts, waits for and stops the daemons of a task."""

import json
import os
import signal
import subprocess
import time

JOB = json.loads(os.environ["JOB"])
HERE = os.path.dirname(os.path.abspath(__file__))
EVERY = 0.25  # seconds
USERS = {"bitcoind": 1001, "electrumx": 1002}
GROUP = 1000


def start(name, *options, **environment):
    """Starts a daemon as the image would: by its start script, as its own user, without rights."""
    # Each has a /tmp of its own on Fargate. Here one could not remove the other's note.
    if os.path.exists("/tmp/waiting"):
        os.unlink("/tmp/waiting")
    log = open(f"/tmp/{name}.log", "wb")
    as_user = ["setpriv", f"--reuid={USERS[name]}", f"--regid={GROUP}", "--clear-groups",
               "--bounding-set=-all", "--no-new-privs"]
    return subprocess.Popen([*as_user, f"start-{name}", *options], stdout=log, stderr=log,
                            env={**os.environ, **environment})


def start_bitcoind():
    return start("bitcoind", *JOB["bitcoind"])


def start_electrumx():
    # In front of the image's own wait-for-node.
    return start("electrumx", PATH=f"{HERE}/shim:{os.environ['PATH']}",
                 AT_ONCE="yes" if JOB["electrumxAtOnce"] else "",
                 CHANGES=" ".join(JOB.get("electrumxEnv", [])), **JOB["electrumx"])


def wait_for(processes, what, done, every=EVERY):
    """Asks until `done` gives an answer; ends if a daemon ended."""
    deadline = time.monotonic() + JOB["longest"]
    while True:
        for name, process in processes.items():
            if process.poll() is not None:
                raise RuntimeError(f"{name} ended with status {process.returncode}")
        answer = done()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise RuntimeError(f"{what} took longer than {JOB['longest']} s")
        time.sleep(every)


def stop(process):
    """Ends a daemon as ECS does, and says how many seconds that took."""
    started = time.monotonic()
    process.send_signal(signal.SIGTERM)
    status = process.wait()
    if status != 0:
        raise RuntimeError(f"a daemon that was told to end did so with status {status}")
    return round(time.monotonic() - started, 2)
