"""What lies in the volumes: locks, waiting daemons, wallets, and how much there is."""

import functools
import os
import subprocess

VOLUMES = {"bitcoind": "/srv/bitcoin", "electrumx": "/srv/electrumx"}
WAITING = {"bitcoind": "/run/waiting/bitcoind", "electrumx": "/run/waiting/electrumx"}
DATA = {"blocks": ("/srv/blocks",), "databases": ("/srv/bitcoin", "/srv/electrumx")}

# Folders of thousands of files in which bitcoind looks for no wallet.
DATABASES = ("blocks", "chainstate", "indexes")
# EFS says that it has 8 EiB; no disk has one.
ELASTIC = 1 << 60


def ask():
    """The small files."""
    seen = {}
    folders = {daemon: data_folder(path, daemon) for daemon, path in VOLUMES.items()}
    for daemon, folder in folders.items():
        seen[f"{daemon}_holder"] = (text(f"{folder}/holder.lock") or "").split(" ")[0] or None
    for daemon, path in WAITING.items():
        seen[f"{daemon}_waits"] = text(path)
    try:
        seen["wallet_file"] = any(wallets(folders["bitcoind"]))
    except OSError:
        seen["wallet_file"] = None
    return seen


@functools.cache
def data_folder(volume, daemon):
    """Where a daemon's data lies in its volume: not at the top where AWS Backup has restored it."""
    command = ["data-folder", volume, daemon]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout.strip()


def text(path):
    """What a file holds; None where there is none, or nothing in it."""
    try:
        with open(path) as file:
            return file.read(1000).strip() or None
    except OSError:
        return None


def wallets(folder):
    """Files that bitcoind could take for a wallet. It makes a folder for them even without any."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                if entry.name not in DATABASES:
                    yield from wallets(entry.path)
            elif named_as_wallet(entry):
                yield entry.path


def named_as_wallet(entry):
    folder = os.path.basename(os.path.dirname(entry.path))
    return entry.name == "wallet.dat" or entry.name.endswith(".sqlite") or folder == "wallets"


def ask_sizes():
    """The bytes in the volumes."""
    return {f"{name}_bytes": total(folders) for name, folders in DATA.items()}


def total(folders):
    """The bytes in folders, which share an EFS where there is one."""
    try:
        room = os.statvfs(folders[0])
        if room.f_blocks * room.f_frsize >= ELASTIC:
            # A walk would be paid for by the file, and there are a hundred thousand.
            return (room.f_blocks - room.f_bfree) * room.f_frsize
        return sum(bytes_in(folder) for folder in folders)
    except OSError:
        return None


def bytes_in(folder):
    size = 0
    with os.scandir(folder) as entries:
        for entry in entries:
            try:
                if entry.is_dir(follow_symlinks=False):
                    size += bytes_in(entry.path)
                else:
                    size += entry.stat(follow_symlinks=False).st_size
            except FileNotFoundError:
                # Databases replace their files all the time.
                continue
    return size
