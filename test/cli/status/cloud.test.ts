import assert from "node:assert/strict";

import { emailSeen } from "../../../cli/status/cloud";
import { taskSeen } from "../../../cli/status/tasks";
import { ago, now } from "../../support/deployed";

describe("what ECS tells of the task", () => {
    const service = { desiredCount: 1 };
    const wanted = { desiredStatus: "RUNNING" };

    it("is that one runs, since when", () => {
        const task = { ...wanted, lastStatus: "RUNNING", startedAt: now };
        const stopped = { desiredStatus: "STOPPED", lastStatus: "STOPPED", stoppedAt: now };
        const { running, seen } = taskSeen(service, [stopped, task], now);
        assert.equal(running, task);
        assert.deepEqual(seen, { is: "running", since: now });
    });

    it("is that one is placed, until its containers run", () => {
        for (const lastStatus of ["PROVISIONING", "PENDING", "ACTIVATING"]) {
            const { running, seen } = taskSeen(service, [{ ...wanted, lastStatus }], now);
            assert.deepEqual([running, seen], [undefined, { is: "placed" }]);
        }
    });

    it("is that the service is paused, while its last task still stops too", () => {
        const stopping = { desiredStatus: "STOPPED", lastStatus: "RUNNING" };
        assert.deepEqual(taskSeen({ desiredCount: 0 }, [stopping], now).seen, { is: "paused" });
    });

    it("is how the newest one ended where none runs, with what each container said", () => {
        const end = (seconds: number, stoppedReason: string) => ({
            desiredStatus: "STOPPED",
            lastStatus: "STOPPED",
            stoppedAt: new Date(ago(seconds)),
            stoppedReason,
            containers: [{ name: "monitor", exitCode: 1 }, { name: "bitcoind", reason: "OOM" }, {}],
        });
        const { seen } = taskSeen(service, [end(900, "before"), end(60, "Essential exited")], now);
        assert.deepEqual(seen, {
            is: "gone",
            lastStop:
                "The last one stopped 1 min ago: Essential exited; " +
                "monitor ended with 1, bitcoind (OOM).",
        });
    });

    it("is nothing where ECS remembers no task", () => {
        assert.deepEqual(taskSeen(service, [], now).seen, { is: "gone", lastStop: undefined });
    });
});

describe("what SNS tells of the e-mail", () => {
    const mail = { Protocol: "email", SubscriptionArn: "arn:aws:sns:us-east-1:1:topic:1" };

    it("is that it waits for its recipient, until all have confirmed", () => {
        assert.equal(emailSeen([mail]), "confirmed");
        const pending = { ...mail, SubscriptionArn: "PendingConfirmation" };
        assert.equal(emailSeen([mail, pending]), "pending");
    });

    it("is that nobody is told without one", () => {
        assert.equal(emailSeen([{ ...mail, Protocol: "sqs" }]), "none");
    });
});
