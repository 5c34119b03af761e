import assert from "node:assert/strict";
import { X509Certificate } from "node:crypto";
import { mkdirSync } from "node:fs";
import { createServer } from "node:http";

import { metrics } from "../../components/metrics";
import { testCertificate } from "../support/certificate";
import { listen } from "../support/electrumServer";
import { FakeDaemons, Refusal, complete, indexed } from "../support/fakeDaemons";
import type { Line } from "../support/monitor";
import { describeWith } from "../support/needs";
import { Outside } from "../support/outside";
import type { Running } from "../support/outside";

const settings = { STACK: "bitcoin-node-test", NET: "regtest", MONITOR_SECONDS: "1" };
const state = (name: string): RegExp => new RegExp(`"State": "${name}".*\n`);

describeWith(["python3"], "docker/start-monitor", () => {
    let daemons: FakeDaemons;
    let outside: Outside;

    beforeEach(async () => {
        daemons = new FakeDaemons();
        outside = new Outside(await daemons.listen()).copy("start-monitor", "data-folder");
        outside.file("run/bitcoin/cookie", "__cookie__:0");
    });
    afterEach(async () => {
        await outside.remove();
        daemons.close();
    });

    const run = (env: Record<string, string> = {}): Running =>
        outside.start(["start-monitor"], { ...settings, ...env });
    /** The first line that says this. */
    const line = async (says: RegExp, monitor = run()): Promise<Line> => {
        await monitor.said(says);
        const text = monitor.stdout.split("\n").find((one) => says.test(`${one}\n`));
        return JSON.parse(text!) as Line;
    };
    const toldIn = (told: Line): string[] =>
        Object.keys(metrics).filter((metric) => metric in told && metric !== "DataBytes");

    it("tells everything of a node that serves, and nothing else on standard output", async () => {
        const monitor = run();
        const told = await line(/"DataBytes".*\n/, monitor);
        assert.deepEqual(
            Object.keys(metrics).filter((metric) => !(metric in told)),
            // It is complete.
            ["SecondsLeft"],
        );
        const { Serving, Blocks, ElectrumBlocks, BlocksBehind, Peers, WalletFound } = told;
        assert.deepEqual([Serving, Blocks, ElectrumBlocks, BlocksBehind], [1, 950_012, 950_012, 0]);
        assert.deepEqual([Peers, WalletFound, told["FeeSatPerVb"]], [10, 0, 3.1]);
        assert.equal(told["TransactionIndexProgress"], 1);
        for (const text of monitor.stdout.trimEnd().split("\n")) JSON.parse(text);
        assert.equal(monitor.stderr, "");
    });

    it("does not count its own questions among the wallets' sessions", async () => {
        const told = await line(state("serving"));
        assert.equal(told.Sessions, indexed.sessions.count - 1);
    });

    it("reads the certificate's last day out of the handshake", async () => {
        const told = await line(state("serving"));
        const { validTo } = new X509Certificate(testCertificate.pem);
        const left = Date.parse(validTo) - Date.parse(told.Time);
        assert.equal(Date.parse(String(told["CertificateEnds"])), Date.parse(validTo));
        assert.equal(told.CertificateDaysLeft, Math.floor(left / 86_400_000));
    });

    it("leaves out what it does not know", async () => {
        daemons.close();
        const told = await line(state("starting"));
        assert.deepEqual(toldIn(told), ["Serving", "Stalled", "FirstServing"]);
        assert.match(told.Reason, /^bitcoind has not answered yet: no answer/);
    });

    for (const mute of ["bitcoind", "wallets"] as const) {
        it(`goes on telling when ${mute} take a question and say nothing`, async () => {
            const monitor = run();
            await monitor.said(state("serving"));
            daemons.mute.add(mute);
            const told = await line(state("unreachable"), monitor);
            assert.equal(told.Serving, 0);
            assert.equal("Blocks" in told, mute === "wallets");
            assert.equal(told.Sessions, 2);
        });
    }

    it("says that bitcoind warms up, in bitcoind's words", async () => {
        daemons.answers = { uptime: new Refusal(-28) };
        const told = await line(state("starting"));
        assert.equal(told.Reason, "bitcoind is warming up: Loading block index.");
    });

    it("is told by the daemons what their starts wait for", async () => {
        outside.file("run/waiting/electrumx", "compacting the history\n");
        await line(state("compacting"));
        outside.file("run/waiting/bitcoind", "waiting for the lock /srv/bitcoin/holder.lock\n");
        outside.file("srv/bitcoin/holder.lock", "other since 2026-11-23T00:00:00Z\n");
        const told = await line(state("waiting for the lock"));
        assert.match(told.Reason, /held by other\.$/);
        assert.equal(told["Holder"], "other");
    });

    it("finds lock and wallet where AWS Backup has restored the data", async () => {
        const restored = "srv/bitcoin/aws-backup-restore_2026-11-08T03-12-00-000Z/bitcoind";
        mkdirSync(outside.path(restored), { recursive: true });
        outside.file(`${restored}/holder.lock`, "other since 2026-11-23T00:00:00Z\n");
        outside.file(`${restored}/wallet.dat`, "");
        mkdirSync(
            outside.path("srv/electrumx/aws-backup-restore_2026-11-08T03-12-00-000Z/electrumx"),
            {
                recursive: true,
            },
        );
        outside.file("run/waiting/bitcoind", "waiting for the lock\n");
        const told = await line(state("waiting for the lock"), run({ RESTORED: "true" }));
        assert.equal(told["Holder"], "other");
        assert.equal(told.WalletFound, 1);
    });

    describe("on wallets", () => {
        const found = async (): Promise<number | undefined> =>
            (await line(state("serving"))).WalletFound;

        it("finds none in the folder that bitcoind makes for them", async () => {
            mkdirSync(outside.path("srv/bitcoin/regtest/wallets"), { recursive: true });
            outside.file("srv/bitcoin/regtest/settings.json", "{}");
            assert.equal(await found(), 0);
        });

        it("finds one that bitcoind has loaded, and a bitcoind that could load one", async () => {
            daemons.answers = { ...complete, listwallets: [] };
            assert.equal(await found(), 1);
        });

        it("does not know while bitcoind does not say", async () => {
            daemons.answers = { ...complete, listwallets: new Refusal(-1) };
            assert.equal(await found(), undefined);
        });

        for (const file of ["wallet.dat", "regtest/wallets/w/wallet.dat", "w.sqlite"]) {
            it(`finds the file ${file}`, async () => {
                mkdirSync(outside.path("srv/bitcoin/regtest/wallets/w"), { recursive: true });
                outside.file(`srv/bitcoin/${file}`, "");
                assert.equal(await found(), 1);
            });
        }
    });

    describe("at its end", () => {
        for (const signal of ["SIGTERM", "SIGINT"] as const) {
            it(`says after ${signal} that the task stops, in a last line, and ends with 0`, async () => {
                const monitor = run();
                await monitor.said(state("serving"));
                monitor.signal(signal);
                assert.equal(await monitor.ended, 0);
                assert.match(monitor.stdout, /"State": "stopping".*\n$/);
            });
        }

        it("ends the task when its lock names another, with 1 and one sentence", async () => {
            outside.file("srv/bitcoin/holder.lock", "this since 2026-11-23T00:00:00Z\n");
            const monitor = run({ ECS_CONTAINER_METADATA_URI_V4: await metadata("this") });
            await monitor.said(state("serving"));
            outside.file("srv/bitcoin/holder.lock", "other since 2026-11-23T00:01:00Z\n");
            assert.equal(await monitor.ended, 1);
            const reason = "The lock on bitcoind's data named this task and now names other.";
            assert.equal(monitor.stderr, `The monitor ends the task. ${reason}\n`);
        });

        it("knows from ECS that the task is to stop", async () => {
            const url = await metadata("this", "STOPPED");
            const told = await line(state("stopping"), run({ ECS_CONTAINER_METADATA_URI_V4: url }));
            assert.equal(told.Task, "this");
        });
    });

    const endpoint = createServer();
    after(() => {
        endpoint.close();
    });
    /** ECS's task metadata endpoint. */
    const metadata = async (id: string, DesiredStatus = "RUNNING"): Promise<string> => {
        const TaskARN = `arn:aws:ecs:us-east-1:123456789012:task/cluster/${id}`;
        endpoint.removeAllListeners("request").on("request", ({ url }, response) => {
            response.end(url === "/v4/task" ? JSON.stringify({ TaskARN, DesiredStatus }) : "");
        });
        const { port } = (endpoint.address() ?? {}) as { port?: number };
        return `http://127.0.0.1:${port ?? (await listen(endpoint))}/v4`;
    };

    describe("beyond a task", () => {
        it("keeps that the node has served, so that the next task only catches up", async () => {
            const first = run();
            assert.equal((await line(state("serving"), first)).FirstServing, 1);
            first.signal("SIGTERM");
            await first.ended;
            daemons.info = { ...indexed, "db height": 949_000 };
            const told = await line(state("catching up"));
            assert.equal(told.ServedBefore, true);
            assert.equal(told.BlocksBehind, 1012);
        });

        for (const [how, kept] of [
            ["no JSON", "{"],
            ["of another kind", '["served"]'],
            ["of other types", '{"served": "yes", "marks": {"blocks": "many"}, "stuck": null}'],
        ] as const) {
            it(`begins anew with a file that is ${how}`, async () => {
                outside.file("srv/monitor/state.json", kept);
                daemons.info = { ...indexed, "db height": 949_000 };
                assert.equal((await line(state("indexing"))).ServedBefore, false);
            });
        }
    });

    for (const [name, value, sentence] of [
        ["STACK", "", "STACK is missing: set it, as in STACK=bitcoin-node-dev."],
        ["NET", "", "NET is missing: set it, as in NET=mainnet."],
        ["MONITOR_SECONDS", "61", "MONITOR_SECONDS must be a whole number from 1 to 60."],
        ["MONITOR_SECONDS", "½", "MONITOR_SECONDS must be a whole number from 1 to 60."],
    ] as const) {
        it(`refuses ${name}="${value}" in one sentence`, async () => {
            const refused = run({ [name]: value });
            assert.equal(await refused.ended, 1);
            assert.deepEqual([refused.stdout, refused.stderr], ["", `${sentence}\n`]);
        });
    }
});
