import assert from "node:assert/strict";

import { docker } from "../../../cli/docker";
import { run } from "../../../cli/local/run";
import { label } from "../../../cli/local/task";
import { FakeDocker } from "../../support/fakeDocker";
import { describeWith } from "../../support/needs";
import { Project } from "../../support/project";
import type { Ran } from "../../support/project";

/** What each of these arguments is told, besides the command that mends it. */
const refused: readonly [args: readonly string[], reason: RegExp][] = [
    [["start"], /^start is not understood\. /],
    [["down", "now"], /^now is not understood\. /],
    [["--sauce"], /'--sauce'/],
    [["--source"], /--source/],
    [["up", "--source", "knots"], /^--source must be release or debian\. /],
];

describeWith(["sh"], "npm run local", () => {
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

    const local = (...args: readonly string[]): Promise<Ran> =>
        project.run("cli/local/index.ts", ...args);
    const container = (service: string): Promise<string> => {
        const mark = ["--label", `${label}=${run}`];
        return docker(["create", ...mark, "--name", `${run}-${service}`, "image"]);
    };

    it("says with --help what it does, without Docker", async () => {
        const ran = await local("--help");
        assert.deepEqual([ran.code, ran.stderr], [0, ""]);
        assert.match(ran.stdout, /^Usage: npm run local/m);
        for (const command of ["up", "mine", "down"]) {
            assert.match(ran.stdout, new RegExp(`^  ${command} +[a-z]`, "m"));
        }
        assert.deepEqual(fake.calls, []);
    });

    for (const [args, reason] of refused) {
        it(`refuses "${args.join(" ")}" with one sentence, before it asks Docker`, async () => {
            const ran = await local(...args);
            assert.deepEqual([ran.code, ran.stdout], [2, ""]);
            assert.match(ran.stderr, reason);
            assert.match(ran.stderr, /^[^\n]+\. Run: npm run local -- --help\n$/);
            assert.deepEqual(fake.calls, []);
        });
    }

    it("ends with 2 and one sentence where Docker does not answer", async () => {
        fake.answer("version", "echo 'Cannot connect to the daemon' >&2; exit 1");
        const sentence = "Docker does not answer: start it, then run this again.\n";
        for (const { code, stdout, stderr } of await Promise.all(
            ["up", "down"].map((command) => local(command)),
        )) {
            assert.deepEqual([code, stdout, stderr], [2, "", sentence]);
        }
    });

    it("mine says how many blocks the chain has now", async () => {
        await container("bitcoind");
        fake.answer("exec", 'case "$*" in *getblockcount) echo 102 ;; esac');
        const { code, stdout } = await local("mine", "101", "bcrt1q");
        assert.deepEqual([code, stdout], [0, "The chain has 102 blocks.\n"]);
        assert.match(fake.lines("exec")[0]!, /generatetoaddress 101 bcrt1q$/);
    });
});
