import assert from "node:assert/strict";

import { Project } from "../support/project";
import type { Ran } from "../support/project";

describe("npm start", () => {
    const project = new Project();
    before(() => {
        project
            .stack("dev", { allowedCidrs: ["203.0.113.7/32"] })
            .stack("minimal", { topology: "minimal" }, "eu-central-1");
    });
    after(() => {
        project.remove();
    });

    describe("for both stacks, in a pipe", () => {
        let ran: Ran;
        before(async function () {
            this.timeout(120_000);
            ran = await project.start();
        });

        it("exits with 0, and writes no colour and no spinner", () => {
            assert.equal(ran.code, 0);
            assert.equal(ran.stderr, "");
            assert.ok(!ran.stdout.includes("\u001b"));
        });

        it("shows resources by component, what awsx makes, the verdict and the way in", () => {
            const [dev = "", minimal = ""] = ran.stdout.split("Stack minimal");
            assert.match(dev, /^Stack dev: full, mainnet, phase sync, us-east-1/);
            assert.match(dev, /bitcoin-storage\n +aws:efs +.*FileSystem ×2/);
            assert.match(dev, /NatGateway.*\(made by awsx\)/);
            assert.match(dev, /allowed: no rule/);
            assert.match(dev, /Let in: +203\.0\.113\.7\/32/);
            assert.match(minimal, /own public address/);
        });

        it("shows both phases and the pause side by side, the first sync's cost, and whose prices", () => {
            const [dev = "", minimal = ""] = ran.stdout.split("Stack minimal");
            assert.match(dev, /a month in phase +sync +serve +paused\n/);
            assert.match(dev, /Total( +\$\d+\.\d\d){3}\n/);
            assert.match(dev, /First sync, once: \$\d+\.\d\d .*not measured/);
            assert.match(dev, /Prices: us-east-1/);
            assert.match(minimal, /Prices of us-east-1 .*eu-central-1 has others/);
        });

        it("ends with both stacks beside what AWS's sample would cost", () => {
            const [, beside = ""] = ran.stdout.split("Beside AWS's sample");
            const dollars = "( +\\$\\d+\\.\\d\\d){3}";
            for (const [stack, template] of [
                ["dev \\(full, mainnet\\)", "template\\.yaml"],
                ["minimal \\(minimal, mainnet\\)", "template-minimal\\.yaml"],
            ]) {
                const rows = `${stack!}${dollars}\n +AWS's sample, ${template!}${dollars}\n`;
                assert.match(beside, new RegExp(rows));
            }
        });

        it("warns that nobody can connect, only where that is so", () => {
            const [dev = "", minimal = ""] = ran.stdout.split("Stack minimal");
            assert.ok(!dev.includes("allowedCidrs is empty"));
            assert.match(minimal, /allowedCidrs is empty.*pulumi config set --path/);
        });

        it("ends each plan with the command that builds it, pack included", () => {
            for (const stack of ["dev", "minimal"]) {
                const command = `npx pulumi@\\d+\\.\\d+\\.\\d+ up --stack ${stack} --policy-pack policies`;
                assert.match(ran.stdout, new RegExp(command));
            }
        });
    });

    it("prints one JSON object of the documented form with --json", async () => {
        const { code, stdout, stderr } = await project.start("--json");
        assert.equal(code, 0);
        assert.equal(stderr, "");
        const { stacks, ...more } = JSON.parse(stdout);
        assert.deepEqual(more, {});
        assert.deepEqual(
            stacks.map(({ name }: any) => name),
            ["dev", "minimal"],
        );
        const [dev] = stacks;
        assert.deepEqual(Object.keys(dev), [
            "name",
            "resources",
            "policy",
            "cost",
            "phases",
            "firstSync",
            "sample",
            "outputs",
        ]);
        assert.deepEqual(dev.policy, { violations: [] });
        assert.deepEqual(dev.resources[0], {
            type: "pulumi:pulumi:Stack",
            name: "bitcoin-node-dev",
            parent: null,
        });
        const made = dev.resources.filter(({ madeBy }: any) => madeBy === "awsx");
        assert.equal(made.length, 21);
        assert.ok(made.every(({ type }: any) => /^aws:ec2\/\w+:\w+$/.test(type)));
        assert.deepEqual(dev.cost, dev.phases.sync);
        for (const cost of [...Object.values<any>(dev.phases), dev.sample.sync, dev.sample.serve]) {
            const monthly: number[] = cost.lines.map((line: any) => line.monthlyUsd);
            const sum = monthly.reduce((total, usd) => total + usd, 0);
            assert.ok(Math.abs(sum - cost.monthlyUsd) < 0.005);
            assert.ok(monthly.every((usd) => usd > 0));
        }
        const alarms = dev.resources.filter(({ type }: any) => type.endsWith(":MetricAlarm"));
        const watching = dev.cost.lines.find(({ item }: any) => item.startsWith("Alarms"));
        assert.equal(watching.monthlyUsd, alarms.length * 0.1 + 3);
        assert.equal(dev.outputs.fingerprint, null);
        assert.equal(dev.outputs.wallet.server, null);
        assert.equal(dev.outputs.privateServer, "electrumx.bitcoin-node.internal:50002:s");
    });

    it("plans one stack with --stack", async () => {
        const { stdout } = await project.start("--stack", "minimal", "--json");
        assert.deepEqual(
            JSON.parse(stdout).stacks.map(({ name }: any) => name),
            ["minimal"],
        );
    });

    it("explains itself with --help", async () => {
        const { code, stdout } = await project.start("--help");
        assert.equal(code, 0);
        assert.match(stdout, /Usage: npm start/);
        assert.match(stdout, /Exit: 0 .* 1 .* 2 /);
    });

    it("costs nothing for the task while it is paused", async () => {
        project.stack("paused", { paused: true }).stack("running", {});
        const [paused, running] = await Promise.all(
            ["paused", "running"].map(async (stack) => {
                const { stdout } = await project.start("--stack", stack, "--json");
                return JSON.parse(stdout).stacks[0].cost;
            }),
        );
        const items = (cost: any): string[] =>
            cost.lines.map(({ item }: any) => item.split(",")[0]);
        assert.ok(items(running).includes("Fargate") && !items(paused).includes("Fargate"));
        assert.ok(paused.monthlyUsd < running.monthlyUsd);
    });

    describe("with a mistake", () => {
        const mistakes: [string, () => string[], RegExp][] = [
            [
                "a wrong value",
                () => ["--stack", "wrong"],
                /^cpu is "four": .*Run: pulumi config set cpu/,
            ],
            ["an unknown setting", () => ["--stack", "unknown"], /^"topolgy" is not a setting/],
            ["no region", () => ["--stack", "nowhere"], /^aws:region is not set/],
            ["a world-open range", () => ["--stack", "open"], /^allowedCidrs .*openToWorld/],
            ["no such stack", () => ["--stack", "prod"], /^There is no stack prod\. Stacks: dev/],
            ["an unknown option", () => ["--stac", "dev"], /^Unknown option '--stac'.*--help/],
            [
                "a file that is no YAML",
                () => ["--stack", "broken"],
                /Pulumi\.broken\.yaml cannot be read/,
            ],
            [
                "an encrypted setting",
                () => ["--stack", "secret"],
                /^bitcoin-node:cpu .*is encrypted/,
            ],
        ];
        before(() => {
            project
                .stack("wrong", { cpu: "four" })
                .stack("unknown", { topolgy: "full" })
                .stack("nowhere", {}, null)
                .stack("open", { allowedCidrs: ["0.0.0.0/0"] })
                .stack("secret", { cpu: { secure: "AAABAA==" } })
                .file("Pulumi.broken.yaml", "config: [\n");
        });

        for (const [what, args, expected] of mistakes) {
            it(`exits with 2 and one sentence for ${what}, with nothing on stdout`, async () => {
                const { code, stdout, stderr } = await project.start(...args(), "--json");
                assert.equal(code, 2);
                assert.equal(stdout, "");
                assert.match(stderr, expected);
                assert.equal(stderr.trim().split("\n").length, 1);
                assert.ok(!/\n\s+at /.test(stderr), "no stack trace");
            });
        }

        it("lets the mistake win when another stack is fine", async () => {
            const { code, stdout } = await project.start("--stack", "dev", "--stack", "wrong");
            assert.equal(code, 2);
            assert.equal(stdout, "");
        });
    });
});
