import assert from "node:assert/strict";
import { createServer } from "node:http";

import { listen } from "../support/electrumServer";
import { describeWith } from "../support/needs";
import { Outside } from "../support/outside";

/** Says that it has started, then stays until a signal ends it. */
const daemon = '#!/bin/sh\necho "started $*"\nexec sleep 60\n';

describeWith(["sh", "flock"], "docker/hold-lock", () => {
    let outside: Outside;

    beforeEach(() => {
        outside = new Outside().copy("hold-lock").program("daemon", daemon);
    });
    afterEach(() => outside.remove());

    const hold = (env?: Record<string, string>, ...args: string[]) =>
        outside.start(["hold-lock", "daemon", outside.path("srv/lock"), "daemon", ...args], env);

    it("becomes the command with its arguments, and writes into the lock who holds it", async () => {
        const held = hold({}, "-a", "b c");
        await held.said(/^started -a b c$/m);
        assert.match(outside.text("srv/lock")!, /^\S+ since \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
        assert.equal(outside.text("run/waiting/daemon"), undefined);
        held.signal("SIGTERM");
        assert.equal(await held.ended, null);
    });

    it("waits while another holds the lock, says who, and takes over when that one is killed", async () => {
        const first = hold();
        await first.said(/started/);
        const holder = outside.text("srv/lock")!;
        const second = hold();
        await second.said(/Waiting/);
        const line = `Waiting for the lock ${outside.path("srv/lock")}, held by ${holder}.\n`;
        assert.equal(second.stdout, line);
        first.signal("SIGKILL");
        await second.said(/started/);
        assert.equal(outside.text("run/waiting/daemon"), undefined);
    });

    it("tells the health check that it waits, and ends at once when it is told to", async () => {
        await hold().said(/started/);
        const second = hold();
        await second.said(/Waiting/);
        assert.equal(
            outside.text("run/waiting/daemon"),
            `waiting for the lock ${outside.path("srv/lock")}`,
        );
        second.signal("SIGTERM");
        assert.equal(await second.ended, 143);
        assert.doesNotMatch(second.stdout, /started/);
    });

    it("fails where there can be no lock", async () => {
        const { ended } = outside.start(["hold-lock", "daemon", outside.path("srv"), "daemon"]);
        assert.notEqual(await ended, 0);
    });

    describeWith(["python3"], "on ECS", () => {
        const task = "arn:aws:ecs:us-east-1:123456789012:task/cluster/0123456789abcdef";
        const endpoint = createServer((request, response) => {
            response.end(request.url === "/v4/task" ? JSON.stringify({ TaskARN: task }) : "");
        });
        after(() => {
            endpoint.close();
        });

        it("writes the task's ID", async () => {
            const url = `http://127.0.0.1:${await listen(endpoint)}/v4`;
            await hold({ ECS_CONTAINER_METADATA_URI_V4: url }).said(/started/);
            assert.match(outside.text("srv/lock")!, /^0123456789abcdef since /);
        });
    });
});
