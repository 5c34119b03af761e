"""What a sync uses: processor time, memory, reads and writes, flushes."""

import os
import re

TICKS = os.sysconf("SC_CLK_TCK")


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


def log(name):
    with open(f"/tmp/{name}.log", errors="replace") as file:
        return file.read()


def opened_height():
    """The height that ElectrumX found in its database when it started."""
    found = re.findall(r"INFO:DB:height: ([\d,]+)", log("electrumx"))
    return int(found[0].replace(",", "")) if found else None


def flushes():
    """How often each daemon wrote its caches out, and how long ElectrumX took for each."""
    took = [float(one) for one in re.findall(r"flush #[\d,]+ took ([\d.]+)s", log("electrumx"))]
    return {"bitcoind": len(re.findall(r"\[coindb\] Committed ", log("bitcoind"))),
            "electrumx": len(took), "electrumxSeconds": round(sum(took), 1)}


def lookups():
    """How many spent coins ElectrumX had to look up in its database: not in its own cache any more."""
    found = re.findall(r"UTXO adds, ([\d,]+) spends", log("electrumx"))
    return sum(int(one.replace(",", "")) for one in found)
