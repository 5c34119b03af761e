import assert from "node:assert/strict";

import { docker } from "../../../cli/docker";
import { rehearsalRun, run } from "../../../cli/local/run";
import { label } from "../../../cli/local/task";
import { ago, servingLine } from "../../support/deployed";
import { FakeDocker } from "../../support/fakeDocker";
import { describeWith } from "../../support/needs";
import { Project } from "../../support/project";
import type { Ran } from "../../support/project";

describeWith(["sh"], "npm run status -- --local", () => {
    let project: Project;
    let fake: FakeDocker;

    beforeEach(() => {
        project = new Project();
        fake = new FakeDocker();
    });
    afterEach(() => {
        fake.remove();
        project.remove();
    });

    const status = (...args: readonly string[]): Promise<Ran> =>
        project.run("cli/status/index.ts", ...args);
    const monitor = (of: string): Promise<string> =>
        docker(["create", "--label", `${label}=${of}`, "--name", `${of}-monitor`, "image"]);
    const line = (seconds: number): string =>
        JSON.stringify({ ...servingLine, Stack: run, Time: ago(seconds, new Date()) });

    it("says that nothing runs, and what to run", async () => {
        const { code, stdout, stderr } = await status("--local");
        const sentence = "Nothing runs here. Run: npm run local\n";
        assert.deepEqual([code, stdout, stderr], [2, "", sentence]);
    });

    it("says so where Docker does not answer", async () => {
        fake.answer("version", "echo 'Cannot connect to the daemon' >&2; exit 1");
        const { code, stderr } = await status("--local");
        const sentence = "Docker does not answer: start it, then run this again.\n";
        assert.deepEqual([code, stderr], [2, sentence]);
    });

    it("reads the monitor's log, the local node's before a rehearsal's", async () => {
        fake.answer("logs", `echo 'a warning' >&2; echo '${line(5)}'`);
        await monitor(rehearsalRun);
        const rehearsal = await status("--local", "--json");
        assert.equal(rehearsal.code, 0);
        assert.equal(JSON.parse(rehearsal.stdout).stack, rehearsalRun);

        await monitor(run);
        const local = await status("--local");
        assert.equal(local.code, 0);
        assert.ok(local.stdout.startsWith(`${run}, regtest: serving\n`), local.stdout);
        assert.doesNotMatch(local.stdout, /destroy|e-mail/);
    });

    it("does not take the last words of a monitor that has ended for the present", async () => {
        fake.answer("logs", `echo '${line(5)}'`);
        fake.answer("ps", 'case "$*" in *status=running*) ;; *) echo 0123 ;; esac');
        const { code, stdout } = await status("--local");
        assert.equal(code, 1);
        assert.match(stdout, /: not serving\n {2}No task runs\./);
    });
});

describe("npm run status", () => {
    it("says with --help what it does, and refuses the rest in one sentence", async () => {
        const project = new Project();
        const run = (...args: string[]) => project.run("cli/status/index.ts", ...args);
        const help = await run("--help");
        assert.deepEqual([help.code, help.stderr], [0, ""]);
        assert.match(help.stdout, /^Usage: npm run status/m);
        for (const args of [[], ["--local", "--stack", "dev"], ["--sauce"]]) {
            const { code, stdout, stderr } = await run(...args);
            assert.deepEqual([code, stdout], [2, ""]);
            assert.match(stderr, /^[^\n]+Run: npm run status -- --help\n$/);
        }
        project.remove();
    }).timeout(60_000);
});
