"""bitcoind's JSON-RPC: on loopback, by the cookie."""

import base64
import http.client
import json

COOKIE = "/run/bitcoin/cookie"

# bitcoind's own numbers (src/rpc/protocol.h)
WARMING_UP = -28
UNKNOWN_METHOD = -32601


class NoResult(Exception):
    """bitcoind gives no result now; the text says why."""

    def __init__(self, text, code=None, slow=False):
        super().__init__(text)
        self.code = code  # bitcoind's number, if it said anything
        self.slow = slow  # whether it took the question and did not answer in time


def call(method, *params, timeout=30):
    """The result of a call. The cookie is read each time: every start makes a new one."""
    try:
        with open(COOKIE, "rb") as file:
            login = base64.b64encode(file.read().strip()).decode()
    except FileNotFoundError:
        raise NoResult("it has not written its cookie yet") from None
    connection = http.client.HTTPConnection("127.0.0.1", 8332, timeout=timeout)
    try:
        body = json.dumps({"id": 0, "method": method, "params": params})
        connection.request("POST", "/", body, {"Authorization": "Basic " + login})
        response = connection.getresponse()
        if response.status in (401, 403):
            raise NoResult("it refuses the cookie")
        answer = json.load(response)
    except (OSError, http.client.HTTPException, ValueError) as error:
        slow = isinstance(error, TimeoutError)
        raise NoResult(f"no answer ({type(error).__name__})", slow=slow) from None
    finally:
        connection.close()
    if answer["error"]:
        raise NoResult(answer["error"]["message"], answer["error"]["code"])
    return answer["result"]


def downloading(chain):
    """Whether bitcoind is still in its first download, or behind after a pause."""
    # A regtest node that has no block and nobody to ask has nothing to download: it waits for the
    # first block to be mined, and that can be done with ElectrumX running.
    if chain["chain"] == "regtest" and chain["headers"] == 0 and not call("getaddednodeinfo"):
        return False
    return chain["initialblockdownload"]
