import assert from "node:assert/strict";

import { Project } from "../../support/project";

describe("npm start for a stack's later life", () => {
    const project = new Project();
    after(() => {
        project.remove();
    });

    it("names the owner's name, the backups' price, and a restore in place of a first sync", async () => {
        const point = "arn:aws:backup:us-east-1:123456789012:recovery-point:";
        const named = { domain: "node.example.com", hostedZone: "Z0123456789EXAMPLE" };
        project.stack("named", { ...named, phase: "serve", backup: "weekly" }).stack("restored", {
            topology: "minimal",
            ...named,
            restoreFrom: { blocks: `${point}1`, databases: `${point}2` },
        });
        const one = await project.start("--stack", "named");
        assert.match(one.stdout, /Name: +node\.example\.com, an alias of the load balancer\n/);
        assert.match(one.stdout, /Backups, 1068 GiB +\$53\.40 +\$53\.40\n/);
        const other = await project.start("--stack", "restored");
        assert.match(other.stdout, /Name: +node\.example\.com, which follows the running task\n/);
        assert.match(other.stdout, /Restore, once, in place of a first sync: \$19\.76\.\n/);
        assert.doesNotMatch(other.stdout, /First sync, once:/);
    });
});
