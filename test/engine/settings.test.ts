import assert from "node:assert/strict";

import { planStack } from "../../cli/plan/plan";
import { sorted } from "./support/run";
import { Workspace } from "./support/workspace";

describe("settings under the engine", () => {
    let workspace: Workspace;

    before(async () => {
        workspace = await Workspace.ofProject("dev");
    });
    after(() => {
        workspace.close();
    });

    it("all that adds resources: the plan lists what the preview would create", async () => {
        workspace.settings({
            natGateways: "perZone",
            flowLogs: true,
            alarmEmail: "you@example.com",
            monthlyBudgetUsd: 100,
        });
        const preview = await workspace.preview({ pack: true });
        const plan = await planStack(workspace.files.program, "dev");
        assert.deepEqual(sorted(preview.resources), sorted(plan.resources));
    });

    it("a bad one stops the update with its one message, before anything is created", async () => {
        workspace.settings({ cpu: "banana" });
        const refused = await workspace.refusedUp();
        assert.equal(refused.errors.length, 1);
        assert.match(refused.errors[0]!, /^cpu is "banana": .+ Run: pulumi config set cpu .+$/);
        assert.doesNotMatch(workspace.said.join("\n"), /^\s+at .+:\d+:\d+\)?$/m);
        assert.deepEqual(workspace.deeds, []);
    });
});
