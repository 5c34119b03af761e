"""What a sync uses on the way: processor time, reads and writes, flushes, and how far it is when."""

import os
import re

TICKS = os.sysconf("SC_CLK_TCK")
STEP = 2.0  # seconds between two points of the progress
_points = []


def seconds(process):
    """Processor time of a daemon."""
    with open(f"/proc/{process.pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(process):
    """The most memory that a daemon has had at once, in MiB."""
    with open(f"/proc/{process.pid}/status") as file:
        return int(re.search(r"VmHWM:\s+(\d+)", file.read()).group(1)) // 1024


def transfers(process):
    """Bytes that went to and came from storage, and the calls that asked for them."""
    with open(f"/proc/{process.pid}/io") as file:
        values = dict(line.split(": ") for line in file.read().splitlines())
    return {"reads": int(values["syscr"]), "readBytes": int(values["read_bytes"]),
            "writes": int(values["syscw"]), "writtenBytes": int(values["write_bytes"])}


def used(processes):
    return {name: {"cpu": round(seconds(process), 2), "memoryMib": memory(process),
                   **transfers(process)}
            for name, process in processes.items()}


def sample(processes, now, blocks):
    """Notes the node's height and both daemons' processor time, every few seconds."""
    if blocks is None or (_points and now - _points[-1]["at"] < STEP):
        return
    _points.append({"at": now, "blocks": blocks,
                    "cpu": {name: round(seconds(one), 2) for name, one in processes.items()},
                    "indexed": last_height()})


def progress():
    return _points


def log(name):
    with open(f"/tmp/{name}.log", errors="replace") as file:
        return file.read()


def last_height():
    """The height in ElectrumX's latest line about it."""
    found = re.findall(r"(?:our height: |[Hh]eight )([\d,]+)", log("electrumx"))
    return int(found[-1].replace(",", "")) if found else -1


def flushes():
    """How often each daemon wrote its caches out, and how long ElectrumX took for each."""
    took = [float(one) for one in re.findall(r"flush #[\d,]+ took ([\d.]+)s", log("electrumx"))]
    return {"bitcoind": len(re.findall(r"\[coindb\] Committed ", log("bitcoind"))),
            "electrumx": len(took), "electrumxSeconds": round(sum(took), 1)}


def lookups():
    """How many spent coins ElectrumX had to look up in its database: not in its own cache any more."""
    found = re.findall(r"UTXO adds, ([\d,]+) spends", log("electrumx"))
    return sum(int(one.replace(",", "")) for one in found)
