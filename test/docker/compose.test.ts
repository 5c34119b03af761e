import assert from "node:assert/strict";

import { electrumPort, privateName } from "../../components/addresses";
import type { Container } from "../../components/container";
import { containerDefinitions } from "../../components/containers";
import { taskSize } from "../../components/sizes";
import { readComposition } from "../../cli/local/composition";
import type { Service } from "../../cli/local/composition";

const { memory } = taskSize("serve", "regtest", {});

/** What AWS would run on regtest, in `serve`. */
const containers = containerDefinitions({
    settings: {
        network: "regtest",
        phase: "serve",
        memory,
        bitcoinConf: [],
        region: "us-east-1",
    },
    stackTag: "bitcoin-node-local",
    image: "image@sha256:0",
    secretVersion: "arn:of:the:secret",
    logGroups: { monitor: "/monitor", bitcoind: "/bitcoind", electrumx: "/electrumx" },
});
const { services, volumes } = readComposition("docker/compose.yaml", "test");

function serviceOf({ name }: Container): Service {
    const service = services[name];
    assert.ok(service, `compose.yaml has the container ${name}`);
    return service;
}

const seconds = (text: string | undefined): number => Number(/^(\d+)s$/.exec(text ?? "")?.[1]);

describe("docker/compose.yaml", () => {
    it("has the task's containers, in the order of their start, after the one with the network", () => {
        const [pause, ...others] = Object.keys(services);
        assert.equal(pause, "task");
        assert.deepEqual(
            others,
            containers.map(({ name }) => name),
        );
    });

    it("gives the network to one container, by the private name and Electrum's port", () => {
        assert.deepEqual(services["task"]?.networks?.default.aliases, [privateName]);
        assert.deepEqual(services["task"].ports, [`127.0.0.1:${electrumPort}:${electrumPort}`]);
        for (const container of containers) {
            assert.equal(serviceOf(container).network_mode, "service:task");
            assert.equal(serviceOf(container).ports, undefined);
        }
    });

    it("keeps the same ports from outgoing connections", () => {
        const controls = containers.flatMap(({ systemControls = [] }) => systemControls);
        assert.deepEqual(
            services["task"]?.sysctls,
            Object.fromEntries(controls.map(({ namespace, value }) => [namespace, value])),
        );
    });

    it("uses the same image for every container", () => {
        assert.equal(new Set(Object.values(services).map(({ image }) => image)).size, 1);
    });

    it("holds the whole task in the memory that Fargate gives it", () => {
        const limits = containers.map((container) =>
            parseInt(serviceOf(container).mem_limit ?? ""),
        );
        assert.equal(
            limits.reduce((sum, limit) => sum + limit),
            memory,
        );
    });

    it("keeps volumes for the task's mounts and no other", () => {
        const mounted = containers.flatMap(({ mountPoints }) =>
            mountPoints.map(({ sourceVolume }) => sourceVolume),
        );
        assert.deepEqual(Object.keys(volumes).sort(), [...new Set(mounted)].sort());
    });

    for (const container of containers) {
        describe(container.name, () => {
            const service = serviceOf(container);

            it("runs the same script with the same options as the same user", () => {
                assert.deepEqual(service.entrypoint, container.entryPoint);
                assert.deepEqual(service.command, container.command);
                assert.equal(service.user, container.user);
            });

            it("has the same variables, and the secrets by name only", () => {
                const secrets = (container.secrets ?? []).map(({ name }) => [name, `\${${name}}`]);
                const plain = container.environment.map(({ name, value }) => [name, value]);
                assert.deepEqual(
                    service.environment ?? {},
                    Object.fromEntries([...plain, ...secrets]),
                );
            });

            it("mounts the same volumes at the same paths", () => {
                const mounts = container.mountPoints.map(
                    ({ sourceVolume, containerPath, readOnly }) =>
                        `${sourceVolume}:${containerPath}${readOnly ? ":ro" : ""}`,
                );
                assert.deepEqual(service.volumes, mounts);
            });

            it("has a read-only root and the same memory file systems", () => {
                assert.equal(service.read_only, container.readonlyRootFilesystem);
                const tmpfs = container.linuxParameters.tmpfs.map(
                    ({ containerPath, size, mountOptions }) =>
                        `${containerPath}:${mountOptions.join(",")},size=${size}m`,
                );
                assert.deepEqual(service.tmpfs, tmpfs);
            });

            it("drops the same capabilities and has the same limits", () => {
                assert.deepEqual(service.cap_drop, container.linuxParameters.capabilities.drop);
                const limits = container.ulimits.map(({ name, softLimit, hardLimit }) => [
                    name,
                    { soft: softLimit, hard: hardLimit },
                ]);
                assert.deepEqual(service.ulimits, Object.fromEntries(limits));
            });

            it("has the same time to stop, and stops before what it depends on", () => {
                assert.equal(seconds(service.stop_grace_period), container.stopTimeout);
                const before = (container.dependsOn ?? []).map(
                    ({ containerName }) => containerName,
                );
                assert.deepEqual(service.depends_on, before.length > 0 ? before : ["task"]);
            });

            it("has the same health check", () => {
                const { command, interval, timeout, startPeriod, retries } = container.healthCheck;
                const check = service.healthcheck;
                assert.deepEqual(
                    [check?.test, check?.retries, seconds(check?.interval)],
                    [command, retries, interval],
                );
                assert.deepEqual(
                    [seconds(check?.timeout), seconds(check?.start_period)],
                    [timeout, startPeriod],
                );
            });
        });
    }
});
