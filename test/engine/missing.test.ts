import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";

import { onPath } from "./support/plugins";

/** These tests themselves, run where something that they need is missing. */
describe("without what they need, these tests", () => {
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "missing-"));
    });
    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    const run = (): { code: number | null; stdout: string; stderr: string } => {
        const mocha = require.resolve("mocha/bin/mocha.js");
        const { status, stdout, stderr } = spawnSync(
            process.execPath,
            [mocha, "--config", ".mocharc.engine.json"],
            {
                encoding: "utf8",
                env: {
                    PATH: [folder, dirname(process.execPath)].join(delimiter),
                    HOME: folder,
                    PULUMI_HOME: folder,
                },
            },
        );
        return { code: status, stdout, stderr };
    };

    it("say that the CLI is missing, and count as skipped", () => {
        const { code, stdout, stderr } = run();
        assert.equal(code, 0);
        assert.match(stderr, /^Skipped: the Pulumi CLI is not on the PATH\. .+\n$/);
        assert.match(stdout, /\n0 passed, 0 failed, [1-9]\d* skipped\n$/);
    });

    it("say which plugin is missing, and count as skipped", () => {
        symlinkSync(onPath("pulumi")!, join(folder, "pulumi"));
        const { code, stdout, stderr } = run();
        assert.equal(code, 0);
        assert.match(stderr, /^Skipped: the plugin tls .+ is missing\. Run: pulumi plugin .+\n$/);
        assert.match(stdout, /\n0 passed, 0 failed, [1-9]\d* skipped\n$/);
    });
});
