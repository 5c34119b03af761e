import assert from "node:assert/strict";

import { containerDefinitions } from "../../components/containers";
import { bitcoindOptions } from "../../components/bitcoinOptions";

const settings = {
    network: "mainnet",
    phase: "sync",
    memory: 30720,
    bitcoinConf: ["maxmempool=500"],
    region: "us-east-1",
} as const;
const args = {
    settings,
    stackTag: "bitcoin-node-test",
    image: "repository@sha256:digest",
    secretVersion: "arn:secret:::1",
    logGroups: {
        monitor: "/bitcoin-node/test/monitor",
        bitcoind: "/bitcoin-node/test/bitcoind",
        electrumx: "/bitcoin-node/test/electrumx",
    },
};
const containers = containerDefinitions(args);
const [monitor, bitcoind, electrumx] = containers;

describe("the containers", () => {
    it("are the monitor, bitcoind and electrumx, all essential, of the same image", () => {
        assert.deepEqual(
            containers.map(({ name, essential, image }) => [name, essential, image]),
            [
                ["monitor", true, "repository@sha256:digest"],
                ["bitcoind", true, "repository@sha256:digest"],
                ["electrumx", true, "repository@sha256:digest"],
            ],
        );
    });

    it("run as users of their daemons with one group, never as root", () => {
        assert.deepEqual(
            containers.map(({ user }) => user),
            ["1001:1000", "1001:1000", "1002:1000"],
        );
    });

    it("have a read-only root, no capabilities, and memory where they must write", () => {
        for (const { readonlyRootFilesystem, linuxParameters } of containers) {
            assert.equal(readonlyRootFilesystem, true);
            assert.deepEqual(linuxParameters.capabilities, { drop: ["ALL"] });
        }
        const paths = containers.map((one) =>
            one.linuxParameters.tmpfs.map(({ containerPath }) => containerPath),
        );
        assert.deepEqual(paths, [["/tmp"], ["/tmp"], ["/tmp", "/run/tls"]]);
    });

    it("get Fargate's whole 120 s to stop", () => {
        assert.deepEqual(
            containers.map(({ stopTimeout }) => stopTimeout),
            [120, 120, 120],
        );
    });

    it("start one after the other, by START, so that waiting has no time limit", () => {
        const condition = "START";
        assert.equal(monitor?.dependsOn, undefined);
        assert.deepEqual(bitcoind?.dependsOn, [{ containerName: "monitor", condition }]);
        assert.deepEqual(electrumx?.dependsOn, [
            { containerName: "monitor", condition },
            { containerName: "bitcoind", condition },
        ]);
    });

    it("start through the image's scripts, with bitcoind's options in sight", () => {
        assert.deepEqual(
            containers.map(({ entryPoint }) => entryPoint),
            [["start-monitor"], ["start-bitcoind"], ["start-electrumx"]],
        );
        assert.deepEqual(bitcoind?.command, bitcoindOptions(settings));
    });

    it("hand the TLS key to electrumx as a secret, and nothing secret in plain text", () => {
        assert.deepEqual(electrumx?.secrets, [{ name: "TLS_PEM", valueFrom: "arn:secret:::1" }]);
        assert.deepEqual([monitor?.secrets, bitcoind?.secrets], [undefined, undefined]);
        const names = containers.flatMap(({ environment }) => environment.map(({ name }) => name));
        assert.deepEqual(names, ["NET", "STACK", "NET", "CACHE_MB"]);
    });

    it("tell all start scripts where data was restored, and nothing otherwise", () => {
        const restored = containerDefinitions({
            ...args,
            settings: { ...settings, restoreFrom: { blocks: "arn:b", databases: "arn:d" } },
        });
        for (const { environment } of restored) {
            assert.deepEqual(environment.at(-1), { name: "RESTORED", value: "true" });
        }
    });

    it("let the monitor write into its own volume only", () => {
        const writable = monitor?.mountPoints.filter(({ readOnly }) => !readOnly);
        assert.deepEqual(writable, [
            { sourceVolume: "monitor", containerPath: "/srv/monitor", readOnly: false },
        ]);
        const others = containers.slice(1).flatMap(({ mountPoints }) => mountPoints);
        const seen = monitor?.mountPoints.map(({ sourceVolume }) => sourceVolume);
        assert.ok(others.every(({ sourceVolume }) => seen?.includes(sourceVolume)));
    });

    it("share the cookie's volume, which only bitcoind can write", () => {
        const cookie = containers.map(({ mountPoints }) =>
            mountPoints.find(({ sourceVolume }) => sourceVolume === "cookie"),
        );
        assert.deepEqual(cookie, [
            { sourceVolume: "cookie", containerPath: "/run/bitcoin", readOnly: true },
            { sourceVolume: "cookie", containerPath: "/run/bitcoin", readOnly: false },
            { sourceVolume: "cookie", containerPath: "/run/bitcoin", readOnly: true },
        ]);
    });

    it("open 50002 and no RPC port", () => {
        assert.deepEqual([monitor?.portMappings, bitcoind?.portMappings], [undefined, undefined]);
        assert.deepEqual(
            electrumx?.portMappings?.map(({ containerPort }) => containerPort),
            [50002],
        );
    });

    it("let no outgoing connection take ElectrumX's port, from the first start on", () => {
        const [first, ...others] = containers;
        assert.deepEqual(first?.systemControls, [
            { namespace: "net.ipv4.ip_local_reserved_ports", value: "50002" },
        ]);
        for (const { systemControls } of others) assert.equal(systemControls, undefined);
    });

    it("log without ever blocking a daemon", () => {
        for (const { name, logConfiguration } of containers) {
            assert.equal(logConfiguration.options["mode"], "non-blocking");
            assert.equal(logConfiguration.options["awslogs-group"], `/bitcoin-node/test/${name}`);
        }
    });

    it("have health checks that ask for liveness only, within ECS's limits", () => {
        for (const { name, healthCheck } of containers) {
            assert.deepEqual(healthCheck.command, ["CMD", `alive-${name}`]);
            assert.ok(healthCheck.startPeriod <= 300 && healthCheck.retries <= 10);
            assert.ok(healthCheck.interval <= 300 && healthCheck.timeout <= 60);
        }
    });
});
