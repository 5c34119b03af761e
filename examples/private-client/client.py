"""Asks ElectrumX for its version, the newest block and what a script holds, and prints it as JSON.

Environment: SERVER (HOST:50002:s, as Electrum writes it), FINGERPRINT (SHA-256 of its certificate, 64
hexadecimal digits), SCRIPT_HASH (SHA-256 of an output script, its bytes reversed).
"""

import asyncio
import hashlib
import json
import os
import ssl
import sys

import aiorpcx

# The address that the first block of mainnet pays.
FIRST_PAID = "8b01df4e368ea28f8dc0423bcf7a4923e3a12d307c875e47a0cfbf90b5c39161"
PATIENCE = 30  # seconds


def pinned(host, port, fingerprint):
    """TLS that takes the certificate with this fingerprint and no other, whatever name it has."""
    pem = ssl.get_server_certificate((host, port), timeout=PATIENCE)
    shown = hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem)).hexdigest()
    if shown != fingerprint.lower():
        raise ssl.SSLError(f"another certificate, with the fingerprint {shown}")
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    tls.check_hostname = False
    tls.load_verify_locations(cadata=pem)
    return tls


async def ask(host, port, tls, script_hash):
    """Speaks the Electrum protocol: one JSON-RPC request after the other."""
    async with aiorpcx.timeout_after(PATIENCE), aiorpcx.connect_rs(host, port, ssl=tls) as server:
        software, protocol = await server.send_request("server.version", ["example", "1.4"])
        tip = await server.send_request("blockchain.headers.subscribe")
        balance = await server.send_request("blockchain.scripthash.get_balance", [script_hash])
    return {"server": software, "protocol": protocol, "height": tip["height"], "balance": balance}


def main():
    server = os.environ["SERVER"]
    host, port, *_ = server.split(":")
    script_hash = os.environ.get("SCRIPT_HASH") or FIRST_PAID
    try:
        tls = pinned(host, int(port), os.environ["FINGERPRINT"])
        print(json.dumps(asyncio.run(ask(host, int(port), tls, script_hash))))
    except (OSError, aiorpcx.RPCError, aiorpcx.TaskTimeout) as error:
        sys.exit(f"{server}: {error or 'no answer in time'}")


main()
