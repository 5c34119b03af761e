import assert from "node:assert/strict";

import { Roles } from "../../components/roles";
import { all } from "../support/resources";

describe("Roles", () => {
    it("are two, for ECS tasks and nobody else", async () => {
        new Roles("roles");
        const roles = await all("aws:iam/role:Role");
        assert.deepEqual(roles.map(({ name }) => name).sort(), ["roles-execution", "roles-task"]);
        for (const { inputs } of roles) {
            const { Statement } = JSON.parse(inputs.assumeRolePolicy);
            assert.deepEqual(Statement, [
                {
                    Effect: "Allow",
                    Principal: { Service: "ecs-tasks.amazonaws.com" },
                    Action: "sts:AssumeRole",
                },
            ]);
            assert.equal(inputs.managedPolicyArns, undefined);
        }
    });
});
