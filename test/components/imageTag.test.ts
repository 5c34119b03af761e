import assert from "node:assert/strict";
import { chmodSync, mkdtempSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { contextFiles, imageTag, readVersions } from "../../components/imageTag";

describe("imageTag", () => {
    let context: string;
    const source = () => ({
        context,
        platform: "linux/amd64",
        args: {
            BITCOIN_SOURCE: "release",
            BITCOIN_VERSION: "31.1",
            BITCOIN_DEBIAN_VERSION: "29.4+knots~1-1",
            ELECTRUMX_VERSION: "1.20.0",
        },
    });
    const put = (name: string, text: string): void => {
        writeFileSync(join(context, name), text);
    };

    beforeEach(() => {
        context = mkdtempSync(join(tmpdir(), "context-"));
        put("Dockerfile", "FROM scratch\n");
        put("script", "exit 0\n");
        put(".dockerignore", "Dockerfile\nnotes\n");
        chmodSync(join(context, "script"), 0o755);
    });
    afterEach(() => {
        rmSync(context, { recursive: true });
    });

    it("says the versions and the processor, in a form that ECR takes", () => {
        const ending = /-electrumx-1\.20\.0-amd64-[0-9a-f]{12}$/;
        const core = imageTag(source());
        assert.equal(core.replace(ending, ""), "bitcoin-core-31.1");
        const knots = imageTag({
            ...source(),
            args: { ...source().args, BITCOIN_SOURCE: "debian" },
        });
        assert.equal(knots.replace(ending, ""), "bitcoin-knots-29.4_knots_1-1");
        const long = { ...source(), args: { ...source().args, OTHER: "x".repeat(500) } };
        assert.ok(imageTag(long).length <= 128);
    });

    it("stays the same when nothing that is built changes", () => {
        const before = imageTag(source());
        put("notes", "left out by .dockerignore");
        assert.equal(imageTag(source()), before);
    });

    const changes: Record<string, () => void> = {
        "a file's content": () => {
            put("script", "exit 1\n");
        },
        "a file's mode": () => {
            chmodSync(join(context, "script"), 0o644);
        },
        "a file's name": () => {
            renameSync(join(context, "script"), join(context, "other"));
        },
        "a new file": () => {
            put("more", "");
        },
        "the Dockerfile, which the context leaves out": () => {
            put("Dockerfile", "FROM other\n");
        },
        "what is left out": () => {
            put(".dockerignore", "Dockerfile\n");
        },
    };
    for (const [what, change] of Object.entries(changes)) {
        it(`changes with ${what}`, () => {
            const before = imageTag(source());
            change();
            assert.notEqual(imageTag(source()), before);
        });
    }

    it("changes with an argument and with the platform", () => {
        const before = imageTag(source());
        const args = { ...source().args, BITCOIN_DEBIAN_VERSION: "2" };
        assert.notEqual(imageTag({ ...source(), args }), before);
        assert.notEqual(imageTag({ ...source(), platform: "linux/arm64" }), before);
    });

    it("finds files in folders, and none that is left out", () => {
        mkdirSync(join(context, "deep", "er"), { recursive: true });
        put("deep/er/file", "");
        put(".dockerignore", "*\n!deep\n!script\n");
        assert.deepEqual(contextFiles(context), ["deep/er/file", "script"]);
    });
});

describe("readVersions", () => {
    it("reads the lines of docker/versions.env and passes over comments", () => {
        const versions = readVersions("docker/versions.env");
        assert.deepEqual(Object.keys(versions), [
            "BITCOIN_SOURCE",
            "BITCOIN_VERSION",
            "BITCOIN_DEBIAN_VERSION",
            "ELECTRUMX_VERSION",
        ]);
        assert.equal(versions["BITCOIN_SOURCE"], "release");
    });
});
