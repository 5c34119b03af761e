import assert from "node:assert/strict";

import { bitcoindOptions, refusal } from "../../components/bitcoinOptions";

const settings = { network: "mainnet", phase: "serve", memory: 8192, bitcoinConf: [] } as const;

describe("bitcoindOptions", () => {
    it("disable the wallet and keep RPC on loopback, on every network", () => {
        for (const network of ["mainnet", "testnet4", "signet", "regtest"] as const) {
            const options = bitcoindOptions({ ...settings, network });
            for (const option of [
                "-disablewallet=1",
                "-rpcbind=127.0.0.1",
                "-rpcallowip=127.0.0.1",
                "-rpcport=8332",
                "-listen=0",
            ]) {
                assert.ok(options.includes(option), option);
            }
        }
    });

    it("call mainnet main, as bitcoind does", () => {
        assert.ok(bitcoindOptions(settings).includes("-chain=main"));
        assert.ok(bitcoindOptions({ ...settings, network: "signet" }).includes("-chain=signet"));
    });

    it("always set dbcache, because bitcoind misreads a container's memory", () => {
        assert.ok(bitcoindOptions(settings).includes("-dbcache=450"));
        assert.ok(
            bitcoindOptions({ ...settings, phase: "sync", memory: 30720 }).includes(
                "-dbcache=7509",
            ),
        );
    });

    it("add the extra lines at the end", () => {
        const options = bitcoindOptions({
            ...settings,
            bitcoinConf: ["maxmempool=500", "debug=net"],
        });
        assert.deepEqual(options.slice(-2), ["-maxmempool=500", "-debug=net"]);
    });
});

describe("refusal", () => {
    for (const line of [
        "maxmempool=500",
        "assumevalid=0",
        "addnode=203.0.113.7:8333",
        "uacomment=x",
    ]) {
        it(`lets ${line} stand`, () => {
            assert.equal(refusal(line), undefined);
        });
    }

    const reasons: Record<string, RegExp> = {
        "disablewallet=0": /wallets stay at home/,
        "nodisablewallet=1": /wallets stay at home/,
        "wallet=mine": /wallets stay at home/,
        "walletdir=/srv": /wallets stay at home/,
        "rpcbind=0.0.0.0": /loopback/,
        "rpcallowip=0.0.0.0/0": /loopback/,
        "rpcauth=me:salt": /loopback/,
        "rpcuser=me": /loopback/,
        "norpccookiefile=1": /loopback/,
        "server=0": /loopback/,
        "rest=1": /loopback/,
        "prune=550": /every block/,
        "blocksonly=1": /every block/,
        "txindex=0": /every block/,
        "reindex=1": /every block/,
        "chain=test": /network/,
        "signet=1": /network/,
        "dbcache=9000": /memory/,
        "listen=1": /peers/,
        "conf=/tmp/x": /image/,
        "includeconf=x": /image/,
        "datadir=/tmp": /image/,
        "daemon=1": /image/,
        "blocknotify=curl": /beside the node/,
        "zmqpubrawtx=tcp://0.0.0.0:1": /beside the node/,
    };
    for (const [line, reason] of Object.entries(reasons)) {
        it(`refuses ${line}`, () => {
            assert.match(refusal(line) ?? "", reason);
        });
    }

    for (const line of [
        "",
        "maxmempool",
        "-maxmempool=1",
        "[main]",
        "a=b c",
        "a=b#c",
        "A=1",
        "a=\nwallet=x",
    ]) {
        it(`refuses ${JSON.stringify(line)}, which is no option`, () => {
            assert.match(refusal(line) ?? "", /option=value/);
        });
    }
});
