import assert from "node:assert/strict";

import { Project } from "../../support/project";

describe("npm start with a pack that forbids the stack", () => {
    const project = new Project();
    before(() => {
        project.stack("dev", {}).forbiddingPack();
    });
    after(() => {
        project.remove();
    });

    it("exits with 1 and says which rule, which resource and why", async () => {
        const { code, stdout } = await project.start();
        assert.equal(code, 1);
        assert.match(
            stdout,
            /forbidden\n(.*\n)* +mandatory nothing-on-efs: .*bitcoin-storage-blocks is one\./,
        );
        assert.ok(!stdout.includes(" up --stack"));
    });

    it("lists every violation in the JSON", async () => {
        const { code, stdout } = await project.start("--json");
        assert.equal(code, 1);
        const { violations } = JSON.parse(stdout).stacks[0].policy;
        const facts = violations.map(({ policy, level, resource }: any) => [
            policy,
            level,
            resource,
        ]);
        assert.deepEqual(facts.sort(), [
            ["nothing-on-efs", "mandatory", "bitcoin-storage-blocks"],
            ["nothing-on-efs", "mandatory", "bitcoin-storage-databases"],
        ]);
    });
});
