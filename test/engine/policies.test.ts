import assert from "node:assert/strict";

import { broken } from "../support/broken";
import type { Broken } from "../support/broken";
import { component, repository, service, task } from "../support/compliant";
import type { Run } from "./support/run";
import { Workspace } from "./support/workspace";

const rules = [...Object.keys(broken), "visible-in-preview"];

describe("the policy pack under the engine", () => {
    let workspace: Workspace;

    before(async () => {
        workspace = await Workspace.ofProgram();
    });
    after(() => {
        workspace.close();
    });

    describe("with a resource that breaks each rule", () => {
        let refused: Run;

        before(async () => {
            workspace.files.write("index.ts", programOf(broken) + hiddenTask);
            refused = await workspace.refusedUp({ pack: true });
            // Anything else, as a program that does not compile, would be refused as well.
            assert.deepEqual(refused.errors, ["preview failed"]);
        });

        for (const rule of rules) {
            it(`${rule} forbids its own resource`, () => {
                const forbidden = refused.forbidden.filter((one) => one.startsWith(`${rule} `));
                assert.deepEqual(forbidden, [`${rule} ${rule}`]);
            });
        }

        it("forbids nothing else", () => {
            assert.equal(refused.forbidden.length, rules.length);
        });

        it("creates nothing", () => {
            assert.deepEqual(workspace.deeds, []);
        });
    });

    describe("with compliant resources", () => {
        it("lets them be created", async () => {
            workspace.files.write("index.ts", programOf(compliant));
            const run = await workspace.up({ pack: true });
            assert.deepEqual(run.forbidden, []);
            assert.equal(workspace.alive.length, 3);
        });
    });
});

const compliant: Record<string, Broken> = {
    node: { type: component, inputs: task() },
    files: { type: "aws:efs/fileSystem:FileSystem", inputs: { encrypted: true } },
    images: { type: "aws:ecr/repository:Repository", inputs: repository() },
    service: { type: "aws:ecs/service:Service", inputs: service() },
};

/** A program that registers resources under the names of a record. */
function programOf(resources: Readonly<Record<string, Broken>>): string {
    return `
        import * as pulumi from "@pulumi/pulumi";
        const resources: Record<string, any> = ${JSON.stringify(resources)};
        class Resource extends pulumi.CustomResource {}
        for (const [name, { type, inputs }] of Object.entries(resources)) {
            if (/^(aws|docker|tls):/.test(type)) new Resource(type, name, inputs);
            else new pulumi.ComponentResource(type, name, inputs);
        }
    `;
}

/** A task of which a preview shows nothing: its containers are an id that is not known yet. */
const hiddenTask = `
    const cluster = new Resource("aws:ecs/cluster:Cluster", "cluster", {});
    new Resource("aws:ecs/taskDefinition:TaskDefinition", "visible-in-preview", {
        containerDefinitions: cluster.id,
    });
`;
