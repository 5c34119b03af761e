"""Who signed a release of Bitcoin Core: the part of fetch-release that asks gpg."""

import collections
import datetime
import hashlib
import pathlib
import re
import subprocess
import tempfile

NEEDED = 5  # builders; each has made the same files from source

Builder = collections.namedtuple("Builder", "name fingerprint checksum")
Signature = collections.namedtuple("Signature", "verdict fingerprint made kind primary")


class Refused(Exception):
    """Why the release is not taken, in one sentence."""


def gpg(home, *arguments):
    """What gpg prints for programs. It knows the keys in `home` and no others, and asks nobody."""
    command = ["gpg", "--homedir", home, "--batch", "--no-options", "--no-autostart",
               "--no-auto-key-locate", "--no-auto-key-retrieve", "--trust-model", "always",
               "--status-fd", "1", "--with-colons", *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError:
        raise Refused("There is no gpg here: install GnuPG.") from None
    return done.stdout.decode(errors="replace")


def import_keys(home, builders, read):
    """When each key ends, itself or with its primary key: seconds since 1970, by fingerprint."""
    for builder in builders:
        key = read(f"keys/{builder.name}.gpg")
        if hashlib.sha256(key).hexdigest() != builder.checksum:
            raise Refused(f"The key file of {builder.name} is not the pinned one: use none of this "
                          "release until you know why.")
        (home / "key").write_bytes(key)
        gpg(home, "--import", home / "key")
    ends = {}
    for line in gpg(home, "--list-keys").split("\n"):
        kind, *fields = line.split(":")
        if kind in ("pub", "sub"):
            end = float(fields[5] or "inf")
            primary = end if kind == "pub" else primary
        elif kind == "fpr":
            ends[fields[8]] = min(end, primary)
    for builder in builders:
        if builder.fingerprint not in ends:
            raise Refused(f"The key file of {builder.name} holds no key {builder.fingerprint}: "
                          "correct the line in release/builders.")
    return ends


def signatures(home, listed, joined):
    """The signatures of these bytes that gpg finds valid, each with what it says of the key.

    gpg gets each block alone: in one run, a signature of another kind would hide those after it.
    """
    (home / "listed").write_bytes(listed)
    block = rb"-----BEGIN PGP SIGNATURE-----.*?-----END PGP SIGNATURE-----"
    for text in re.findall(block, joined, re.DOTALL):
        (home / "block").write_bytes(text + b"\n")
        status = gpg(home, "--verify", home / "block", home / "listed")
        for line in re.findall(r"^\[GNUPG:\] (.+)$", status, re.MULTILINE):
            word, *words = line.split(" ")
            if word in ("NEWSIG", "GOODSIG", "EXPSIG", "EXPKEYSIG", "REVKEYSIG"):
                verdict = word
            elif word == "VALIDSIG":
                yield Signature(verdict, words[0], int(words[2]), words[8], words[9])


def judged(signature, end):
    """Whether a signature counts, and what to say of it."""
    def day(seconds):
        return datetime.datetime.fromtimestamp(seconds, datetime.timezone.utc).date()

    made = f"signed on {day(signature.made)}"
    if signature.kind != "00":
        return False, "does not count: signed as text, which leaves the line ends open"
    if signature.verdict == "GOODSIG":
        return True, made
    if signature.verdict == "REVKEYSIG":
        return False, "does not count: its key is revoked"
    if signature.verdict != "EXPKEYSIG":
        return False, f"does not count: {made}, for a time that is over"
    # Files of keys are pinned and grow old. What counts is the day on which the release was signed.
    if signature.made < end:
        return True, f"{made}, counts: made before its key expired on {day(end)}"
    return False, f"does not count: {made}, after its key expired on {day(end)}"


def count_builders(builders, listed, read):
    """How many builders signed the list. Says of each what it did."""
    with tempfile.TemporaryDirectory() as folder:
        home = pathlib.Path(folder)
        ends = import_keys(home, builders, read)
        found = list(signatures(home, listed, read("SHA256SUMS.asc")))
    signed = {}  # by primary key: two keys, or two names in the pins, are still one builder
    for builder in builders:
        own = [one for one in found if one.fingerprint == builder.fingerprint]
        verdicts = [judged(one, ends[one.fingerprint]) for one in own]
        # True is the larger: of several signatures, one that counts is enough.
        counts, remark = max(verdicts, default=(False, "no valid signature of this list"))
        print(f"{builder.name}: {remark}")
        if counts:
            signed[own[0].primary] = builder.name
    if len(signed) < NEEDED:
        raise Refused(f"Only {len(signed)} of the pinned builders signed this SHA256SUMS "
                      f"({', '.join(signed.values()) or 'nobody'}) and {NEEDED} are needed: "
                      "use none of this release until you know why.")
    return len(signed)
