import assert from "node:assert/strict";

import { DockerError, docker } from "../../cli/docker";
import { Mistake } from "../../cli/mistake";
import { FakeDocker } from "../support/fakeDocker";
import { describeWith } from "../support/needs";

describeWith(["sh"], "docker", () => {
    let fake: FakeDocker;

    beforeEach(() => {
        fake = new FakeDocker();
    });
    afterEach(() => {
        fake.remove();
    });

    const failure = (script: string): Promise<DockerError> => {
        fake.answer("start", script);
        return docker(["start", "x"]).then(
            () => assert.fail("it did not fail"),
            (error: unknown) => {
                assert.ok(error instanceof DockerError);
                return error;
            },
        );
    };

    it("returns what the command prints, without the last line's end", async () => {
        fake.answer("ps", 'echo one; echo "two  "; echo noise >&2');
        assert.equal(await docker(["ps"]), "one\ntwo");
    });

    it("returns what it says on standard error too, where that is asked for", async () => {
        fake.answer("logs", "echo out; echo wrong >&2");
        const said = await docker(["logs", "x"], { withErrors: true });
        assert.deepEqual(said.split("\n").sort(), ["out", "wrong"]);
    });

    it("fails with one line: the command, and what it said first", async () => {
        const error = await failure(
            "echo; echo 'port 50002 is taken' >&2; echo more >&2; exit 125",
        );
        assert.equal(error.message, "docker start: port 50002 is taken");
        assert.equal(error.stderr, "port 50002 is taken\nmore\n");
    });

    it("fails with its status where it said nothing", async () => {
        const error = await failure("echo printed; exit 3");
        assert.equal(error.message, "docker start: it ended with status 3");
        assert.equal(error.stdout, "printed");
    });

    it("is a mistake of the user where there is no docker command", async () => {
        const path = process.env["PATH"];
        process.env["PATH"] = "/nowhere";
        try {
            await assert.rejects(docker(["ps"]), (error) => {
                assert.ok(error instanceof Mistake);
                assert.equal(error.message, "There is no docker command: install Docker.");
                return true;
            });
        } finally {
            process.env["PATH"] = path;
        }
    });

    it("passes variables on in the environment, beside those of this process", async () => {
        fake.answer("create", 'echo "$TLS_PEM in $HOME"');
        const printed = await docker(["create", "x"], { env: { TLS_PEM: "secret" } });
        assert.equal(printed, `secret in ${process.env["HOME"] ?? ""}`);
    });

    it("ends the command on the signal", async () => {
        // Ends by the signal only: the test would run into its time limit.
        fake.answer("build", "exec sleep 600");
        const stop = new AbortController();
        const built = docker(["build", "."], { signal: stop.signal });
        stop.abort();
        await assert.rejects(built, { name: "AbortError" });
    });
});
