import assert from "node:assert/strict";

import { docker } from "../../../cli/docker";
import { containersOf, removeAll } from "../../../cli/local/cleanup";
import { readComposition } from "../../../cli/local/composition";
import { Task, label } from "../../../cli/local/task";
import { testCertificate, testKey } from "../../support/certificate";
import { FakeDocker } from "../../support/fakeDocker";
import { describeWith } from "../../support/needs";

const secret = `${testKey()}${testCertificate.pem}`;
const mine = `${label}=run`;

describeWith(["sh"], "Task", () => {
    let fake: FakeDocker;
    let task: Task;

    beforeEach(() => {
        fake = new FakeDocker();
        task = new Task("run", readComposition("docker/compose.yaml", "run"), { TLS_PEM: secret });
    });
    afterEach(() => {
        fake.remove();
    });

    it("makes volumes, network and containers with the run's label", async () => {
        await task.start();
        assert.deepEqual(fake.labels("networks"), { run: mine });
        assert.deepEqual(fake.labels("volumes"), {
            run_bitcoind: mine,
            run_blocks: mine,
            run_cookie: mine,
            run_electrumx: mine,
            run_monitor: mine,
            run_waiting: mine,
        });
        assert.deepEqual(fake.labels("containers"), {
            "run-bitcoind": mine,
            "run-electrumx": mine,
            "run-monitor": mine,
            "run-task": mine,
        });
    });

    it("starts in order: the network's container, the monitor, bitcoind, ElectrumX", async () => {
        await task.start();
        const order = ["task", "monitor", "bitcoind", "electrumx"];
        assert.deepEqual(
            fake.lines("start"),
            order.map((service) => `start run-${service}`),
        );
    });

    it("joins the network that is there, whose name is the same to the end", async () => {
        await docker(["network", "create", "run-of-another"]);
        await task.makeNetwork();
        await task.makeNetwork();
        assert.deepEqual(Object.keys(fake.labels("networks")), ["run", "run-of-another"]);
    });

    it("hands TLS_PEM over in the environment, and never on a command line", async () => {
        await task.start();
        await task.stop();
        await task.remove();
        const created = fake.calls.find(({ args }) => args.includes("run-electrumx"));
        assert.equal(created?.args[0], "create");
        assert.equal(created.tlsPem, secret);
        assert.equal(created.args[created.args.indexOf("TLS_PEM") - 1], "--env");
        const shown = fake.calls.flatMap(({ args }) => args).join("\n");
        const lines = secret.split("\n").filter((line) => line !== "");
        assert.deepEqual(
            lines.filter((line) => shown.includes(line)),
            [],
        );
    });

    it("gives TLS_PEM to no command but create", async () => {
        await task.start();
        await task.stop();
        await task.remove();
        const given = fake.calls.filter(({ tlsPem }) => tlsPem !== "").map(({ args }) => args[0]);
        assert.deepEqual([...new Set(given)], ["create"]);
    });

    it("stops in the reverse order, each after the one before has ended", async () => {
        await task.start();
        await task.stop();
        assert.deepEqual(fake.lines("stop", "stopped"), [
            ...["stop run-electrumx", "stopped run-electrumx"],
            ...["stop run-bitcoind", "stopped run-bitcoind"],
            ...["stop run-monitor", "stopped run-monitor"],
            ...["stop run-task", "stopped run-task"],
        ]);
    });

    it("says which container ended first, and how", async () => {
        await task.start();
        const ended = task.ended();
        fake.end("run-electrumx", 3);
        const { service, status } = await ended;
        assert.deepEqual([service, status], ["electrumx", 3]);
        await task.stop();
    });

    it("does not wait for the container that only holds the network", () => {
        assert.deepEqual(task.essential, ["monitor", "bitcoind", "electrumx"]);
    });

    it("removes its containers and the volumes of its own, and keeps the chain", async () => {
        await task.start();
        await task.stop();
        await task.remove();
        assert.deepEqual(fake.labels("containers"), {});
        const kept = ["run_bitcoind", "run_blocks", "run_electrumx", "run_monitor"];
        assert.deepEqual(Object.keys(fake.labels("volumes")), kept);
        assert.deepEqual(Object.keys(fake.labels("networks")), ["run"]);
    });

    it("runs a program in a service's container, and bitcoin-cli in bitcoind's", async () => {
        fake.answer("exec", 'printf "%s\\n" "$@"');
        assert.equal(await task.exec("electrumx", "alive"), "exec\nrun-electrumx\nalive");
        assert.match(
            await task.cli("getblockcount"),
            /^exec\nrun-bitcoind\nbitcoin-cli\n.*count$/s,
        );
    });

    describe("with things of another run, and of nobody, beside it", () => {
        const others = { "other-task": `${label}=other`, "run-like": "", run_x: `${label}=run2` };

        beforeEach(async () => {
            for (const [name, mark] of Object.entries(others)) {
                const args = mark === "" ? [] : ["--label", mark];
                await docker(["create", ...args, "--name", name, "image"]);
                await docker(["volume", "create", ...args, name]);
                await docker(["network", "create", ...args, name]);
            }
            await task.start();
        });

        it("removeAll removes what carries the run's label, and nothing else", async () => {
            await removeAll("run");
            for (const kind of ["containers", "volumes", "networks"] as const) {
                assert.deepEqual(fake.labels(kind), others);
            }
        });

        it("removeAll has nothing to do for a run that made nothing", async () => {
            await removeAll("never");
            assert.deepEqual(await containersOf("never"), []);
            assert.deepEqual(fake.lines("rm", "volume rm", "network rm"), []);
        });
    });
});
