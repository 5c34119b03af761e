import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";

import { run } from "../../../cli/local/run";
import { FakeDocker } from "../../support/fakeDocker";
import { describeWith } from "../../support/needs";
import { Project } from "../../support/project";
import type { Ran } from "../../support/project";

describeWith(["sh"], "npm run local, and down in another terminal", () => {
    let project: Project;
    let fake: FakeDocker;
    let up: Ran;
    let down: Ran;

    before(async () => {
        project = new Project();
        fake = new FakeDocker();
        const local = (...args: string[]): Promise<Ran> =>
            project.run("cli/local/index.ts", ...args);
        const running = local("--source", "debian");
        const over = new AbortController();
        void running.then(() => {
            over.abort();
        });
        while (fake.lines("start").length < 3 && !over.signal.aborted) await delay(20);
        down = await local("down");
        up = await running;
    });
    after(() => {
        fake.remove();
        project.remove();
    });

    it("runs until it is told to stop, and stops in order; both end with 0", () => {
        assert.deepEqual([up.code, up.stderr], [0, ""]);
        assert.deepEqual([down.code, down.stderr], [0, ""]);
        const services = ["electrumx", "bitcoind", "monitor", "task"];
        const order = services.flatMap((one) => [`stop ${run}-${one}`, `stopped ${run}-${one}`]);
        assert.deepEqual(fake.lines("stop", "stopped"), order);
        assert.match(up.stdout, /^Stopped, in order\./m);
    });

    it("leaves nothing but the certificate, which only the user can read", () => {
        for (const kind of ["containers", "volumes", "networks"] as const) {
            assert.deepEqual(fake.labels(kind), {});
        }
        const kept = join(project.folder, ".local/tls.pem");
        assert.equal(statSync(kept).mode & 0o777, 0o600);
        const given = fake.calls.find(({ tlsPem }) => tlsPem !== "");
        assert.equal(given?.tlsPem, readFileSync(kept, "utf8"));
    });

    it("shows no key, neither in what it prints nor on a command line", () => {
        const lines = fake.calls.map(({ args }) => args.join(" "));
        const key = /PRIVATE KEY|TLS_PEM=/;
        assert.doesNotMatch([up.stdout, down.stdout, ...lines].join("\n"), key);
    });

    it("builds the image from the source that was asked for, with the pinned versions", () => {
        const [build = ""] = fake.lines("build");
        assert.match(build, /--build-arg BITCOIN_SOURCE=debian /);
        assert.match(build, /--build-arg BITCOIN_VERSION=\d/);
        assert.match(build, /--tag bitcoin-node:local docker$/);
    });
});
