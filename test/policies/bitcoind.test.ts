import { bitcoind, component, container, task, taskDefinition } from "../support/compliant";
import { allows, refuses, startedPack } from "../support/pack";

const ecs = "aws:ecs/taskDefinition:TaskDefinition";
const changed = (change: Record<string, unknown>) => task([container(change)]);
const rpc = ["-rpcbind=127.0.0.1", "-rpcallowip=127.0.0.1"];
const line = (...words: string[]) => task([bitcoind(...words)]);

describe("the pack on bitcoind's command line", () => {
    const ask = startedPack();

    allows(ask, {
        "another program's options": [
            component,
            changed({ name: "web", entryPoint: ["nginx"], command: ["-wallet=x", "-prune=1"] }),
        ],
    });

    refuses(ask, "bitcoind-no-wallet", {
        "no word on wallets": [component, line(...rpc), "runs container bitcoind with a wallet"],
        "a wallet that is enabled later": [
            component,
            line("-disablewallet=1", "-disablewallet=0", ...rpc),
            "runs container bitcoind with a wallet",
        ],
        "two hyphens, and the last word counts": [
            ecs,
            taskDefinition([bitcoind("--disablewallet", "--disablewallet=0", ...rpc)]),
            "runs container bitcoind with a wallet",
        ],
        "bitcoind under another name": [
            component,
            changed({ name: "node", entryPoint: ["/usr/bin/bitcoind"], command: rpc }),
            "runs container node with a wallet",
        ],
    });
    refuses(ask, "bitcoind-rpc-on-loopback", {
        "no word on RPC": [
            component,
            line("-disablewallet=1"),
            "may answer RPC of container bitcoind beyond loopback",
        ],
        "every address": [
            component,
            line("-disablewallet=1", "-rpcbind=0.0.0.0", "-rpcallowip=127.0.0.1"),
            "may answer RPC of container bitcoind beyond loopback",
        ],
        "a range beside loopback": [
            component,
            line("-disablewallet=1", ...rpc, "-rpcallowip=10.0.0.0/16"),
            "may answer RPC of container bitcoind beyond loopback",
        ],
    });
    refuses(ask, "bitcoind-options-allowed", {
        pruning: [
            component,
            line("-disablewallet=1", ...rpc, "-prune=550"),
            "sets prune of container bitcoind: ElectrumX needs every block once",
        ],
        "a password and a command, each by itself": [
            ecs,
            taskDefinition([
                bitcoind(
                    "-disablewallet=1",
                    ...rpc,
                    "-rpcuser=x",
                    "-blocknotify=curl",
                    "-listen=1",
                ),
            ]),
            "sets rpcuser of container bitcoind: RPC stays on loopback with its cookie",
            "sets blocknotify of container bitcoind: nothing else runs beside the node",
            "sets listen of container bitcoind: the task accepts no peers",
        ],
    });
});
