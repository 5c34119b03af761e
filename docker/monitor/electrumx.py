"""Asks ElectrumX: over its own RPC, and on 50002 as a wallet does."""

import datetime
import json
import socket
import ssl
import time

RPC = ("127.0.0.1", 8000)
PORT = ("127.0.0.1", 50002)
TIMEOUT = 10  # seconds. ElectrumX answers between batches of blocks, small answers after a second.

# What a wallet sends first. ElectrumX 1.20 speaks 1.4 and newer.
QUESTIONS = (
    ("server.version", ["bitcoin-node monitor", "1.4"]),
    ("blockchain.headers.subscribe", []),
)


def ask():
    """What ElectrumX says of itself, and then, so that it does not count this, what wallets get."""
    return {**ask_rpc(), **ask_port()}


def ask_rpc():
    try:
        with socket.create_connection(RPC, timeout=TIMEOUT) as rpc:
            rpc.sendall(b'{"jsonrpc":"2.0","id":0,"method":"getinfo","params":[]}\n')
            info = next(answers(rpc))
        return {
            "electrumx": "answers",
            # -1 is an empty database.
            "electrumx_blocks": max(0, info["db height"]),
            # This question is one of them.
            "sessions": max(0, info["sessions"]["count"] - 1),
            "flushes": info["db_flush_count"],
        }
    except (OSError, ValueError, KeyError, TypeError) as error:
        how = "busy" if isinstance(error, TimeoutError) else "silent"
        return {"electrumx": how, "electrumx_says": reason(error)}


def ask_port():
    # Wallets pin the certificate, which nobody else has signed. Here only its last day is read.
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    seen = {}
    try:
        with socket.create_connection(PORT, timeout=TIMEOUT) as plain:
            with context.wrap_socket(plain) as tls:
                seen["certificate_ends"] = not_after(tls.getpeercert(binary_form=True))
                for number, (method, params) in enumerate(QUESTIONS):
                    question = {"id": number, "method": method, "params": params}
                    tls.sendall(json.dumps({"jsonrpc": "2.0", **question}).encode() + b"\n")
                come = answers(tls)
                next(come)
                seen["served_blocks"] = next(come)["height"]
    except (OSError, ValueError, KeyError, TypeError) as error:
        seen["port_says"] = reason(error)
    return seen


def answers(connection):
    """The results as they come. It raises on an error, and when there is no result in time."""
    deadline = time.monotonic() + TIMEOUT
    text = b""
    while True:
        while b"\n" not in text:
            connection.settimeout(max(0.1, deadline - time.monotonic()))
            more = connection.recv(65536)
            if not more:
                raise ConnectionError("it hung up")
            text += more
        message, text = text.split(b"\n", 1)
        yield json.loads(message)["result"]


def reason(error):
    """Why there was no answer, in words."""
    if isinstance(error, ConnectionRefusedError):
        return "nobody listens"
    if isinstance(error, TimeoutError):
        return f"no answer within {TIMEOUT} s"
    if isinstance(error, OSError):
        return "the connection broke"
    return "it made no sense"


def not_after(certificate):
    """The end of a DER certificate's validity, in seconds since 1970 (RFC 5280, 4.1)."""
    _, signed = next(items(certificate))
    _, body = next(items(signed))
    # The version may be left out; then come number, algorithm, issuer and validity.
    fields = [value for tag, value in items(body) if tag != 0xA0]
    _, (tag, text) = items(fields[3])
    form = "%y%m%d%H%M%SZ" if tag == 0x17 else "%Y%m%d%H%M%SZ"
    end = datetime.datetime.strptime(text.decode(), form)
    return end.replace(tzinfo=datetime.timezone.utc).timestamp()


def items(der):
    """The tags and values that follow each other."""
    while der:
        length, start = der[1], 2
        if length & 0x80:
            start += length & 0x7F
            length = int.from_bytes(der[2:start], "big")
        yield der[0], der[start:start + length]
        der = der[start + length:]
