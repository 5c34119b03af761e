import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { load } from "js-yaml";

const folder = ".github/workflows";
const files = readdirSync(folder);
const text = (file: string): string => readFileSync(join(folder, file), "utf8");
const workflow = (file: string): any => load(text(file));

describe("the workflows", () => {
    for (const file of files) {
        it(`${file} pins every action by commit, with its version beside it`, () => {
            for (const [line] of text(file).matchAll(/uses: .*/g)) {
                assert.match(line, /^uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+(\.\d+)*$/);
            }
        });

        it(`${file} may only read unless a job says more, and runs on a named machine`, () => {
            const { permissions, jobs } = workflow(file);
            assert.deepEqual(permissions, { contents: "read" });
            for (const job of Object.values<any>(jobs)) {
                assert.match(job["runs-on"], /^ubuntu-\d+\.\d+$/);
            }
        });

        it(`${file} holds no secret and gives a fork's code no rights`, () => {
            assert.ok(!text(file).includes("secrets."));
            assert.ok(!text(file).includes("pull_request_target"));
        });
    }

    it("verify on every Node that is supported", () => {
        assert.deepEqual(workflow("verify.yml").jobs.verify.strategy.matrix.node, [20, 22, 24]);
        const steps = workflow("verify.yml").jobs.verify.steps.map(({ run }: any) => run);
        for (const command of ["npm ci", "npm run verify", "npm start"]) {
            assert.ok(steps.includes(command), command);
        }
    });

    it("preview with the policy pack, for this repository's own pull requests only", () => {
        const { jobs } = workflow("preview.yml");
        assert.match(jobs.preview.if, /head\.repo\.full_name == github\.repository/);
        assert.equal(jobs.preview.steps.at(-1).with.command, "preview");
        assert.equal(jobs.preview.steps.at(-1).with.policyPacks, "policies");
    });

    it("never cancel a running update, and hold it to the policy pack", () => {
        const { concurrency, jobs } = workflow("deploy.yml");
        assert.equal(concurrency["cancel-in-progress"], false);
        assert.equal(jobs.up["timeout-minutes"], undefined);
        assert.equal(jobs.up.steps.at(-1).with.policyPacks, "policies");
    });

    it("use the one version of the Pulumi CLI and of the plugins that the project names", () => {
        const { dependencies } = JSON.parse(readFileSync("package.json", "utf8"));
        const installed = [...text("verify.yml").matchAll(/plugin install resource (\w+) (\S+)/g)];
        assert.deepEqual(
            installed.map(([, name, version]) => [name, version]),
            ["tls", "awsx"].map((name) => [name, dependencies[`@pulumi/${name}`]]),
        );
        const cli = /pulumi@([\d.]+)/.exec(readFileSync("cli/plan/pulumiCli.ts", "utf8"))?.[1];
        for (const file of files) {
            for (const [, version] of text(file).matchAll(/pulumi-version: (\S+)/g)) {
                assert.equal(version, cli);
            }
        }
    });

    it("are kept up weekly, without TypeScript 7", () => {
        const { updates } = load(readFileSync(".github/dependabot.yml", "utf8")) as any;
        for (const { schedule } of updates) assert.equal(schedule.interval, "weekly");
        const npm = updates.find((one: any) => one["package-ecosystem"] === "npm");
        const held = npm.ignore.find((one: any) => one["dependency-name"] === "typescript");
        assert.deepEqual(held.versions, [">=7"]);
    });
});
