"""The storage of a task: each part on the machine's own disk, or on the slow file system."""

import os
import struct
import subprocess
import time

DISK = "/disk"
SLOW = "/slow"
MOUNTPOINT = "/mnt/slow"
COUNTERS = "/tmp/slow-efs.counters"
NAMES = ("reads", "readBytes", "writes", "writtenBytes", "syncs", "others")
PROBED = {"disk": DISK, "efs": MOUNTPOINT}

# The mounts of the image, who owns each, and which part of the storage it is.
PARTS = {
    "/srv/blocks": ("bitcoind", "blocks"),
    "/srv/bitcoin": ("bitcoind", "databases"),
    "/srv/electrumx": ("electrumx", "databases"),
}


def prepare(plan, users, group):
    """Mounts every part where the plan says: "disk" or "efs"."""
    os.makedirs(MOUNTPOINT, exist_ok=True)
    if "efs" in plan.values():
        efs = plan["latency"]
        subprocess.Popen(["slow-efs", SLOW, MOUNTPOINT, COUNTERS, str(efs["readMs"]),
                          str(efs["writeMs"]), str(efs["mibPerSecond"]), str(efs["cacheMib"])])
        while not os.path.ismount(MOUNTPOINT):
            time.sleep(0.05)
    for path, (owner, part) in PARTS.items():
        folder = {"disk": DISK, "efs": MOUNTPOINT}[plan[part]] + path
        os.makedirs(folder, mode=0o700)
        os.chown(folder, users[owner], group)
        subprocess.check_call(["mount", "--bind", folder, path])


def counters():
    """What has reached the slow file system so far."""
    try:
        with open(COUNTERS, "rb") as file:
            return struct.unpack("6Q", file.read(48))
    except FileNotFoundError:
        return (0,) * len(NAMES)


def since(before):
    return {name: now - then for name, now, then in zip(NAMES, counters(), before)}


def sizes():
    """Bytes of each database and of the blocks, after both daemons have stopped."""
    chain = "/srv/bitcoin/regtest/"
    folders = {"chainstate": chain + "chainstate", "txindex": chain + "indexes/txindex",
               "electrumx": "/srv/electrumx", "blocks": "/srv/blocks/regtest/blocks"}
    return {name: sum(os.path.getsize(os.path.join(at, file))
                      for at, _, files in os.walk(folder) for file in files)
            for name, folder in folders.items()}
