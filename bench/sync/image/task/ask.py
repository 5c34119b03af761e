"""What the daemons answer; None while they do not."""

import base64
import http.client
import json
import socket
import ssl

COOKIE = "/run/bitcoin/cookie"
_tls = ssl.create_default_context()
_tls.check_hostname = False
_tls.verify_mode = ssl.CERT_NONE


def node(method, *params):
    """An RPC call to bitcoind."""
    answers = nodes([(method, *params)])
    return answers and answers[0]


def nodes(calls):
    """Several RPC calls to bitcoind at once."""
    connection = http.client.HTTPConnection("127.0.0.1", 8332, timeout=60)
    try:
        with open(COOKIE, "rb") as file:
            login = base64.b64encode(file.read().strip()).decode()
        body = json.dumps([{"id": n, "method": method, "params": params}
                           for n, (method, *params) in enumerate(calls)])
        connection.request("POST", "/", body, {"Authorization": "Basic " + login})
        return [answer["result"] for answer in json.load(connection.getresponse())]
    except (OSError, http.client.HTTPException, ValueError):
        return None
    finally:
        connection.close()


def electrumx_height():
    """The height that ElectrumX tells a wallet."""
    try:
        with socket.create_connection(("127.0.0.1", 50002), timeout=30) as plain:
            with _tls.wrap_socket(plain) as wrapped, wrapped.makefile("rwb") as stream:
                for n, call in enumerate((("server.version", ["bench", "1.4"]),
                                          ("blockchain.headers.subscribe", []))):
                    request = {"jsonrpc": "2.0", "id": n, "method": call[0], "params": call[1]}
                    stream.write(json.dumps(request).encode() + b"\n")
                    stream.flush()
                    answer = json.loads(stream.readline())
                return answer["result"]["height"]
    except (OSError, ValueError, KeyError):
        return None
