import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { describeWith } from "../support/needs";

const passedOver = new Set([".git", ".local", "coverage", "node_modules"]);

/** Every file of the repository. */
function files(folder: string): string[] {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
        const file = join(folder, entry.name);
        if (entry.isDirectory()) return passedOver.has(entry.name) ? [] : files(file);
        return entry.isFile() ? [file] : [];
    });
}

const scripts = files(".").map((file) => {
    const [first = ""] = readFileSync(file, "latin1").split("\n", 1);
    return { file, first };
});
const shell = scripts.filter(({ first }) => /^#!.*\b(ba)?sh$/.test(first));
const python = scripts.filter(
    ({ file, first }) => /^#!.*\bpython3$/.test(first) || file.endsWith(".py"),
);

function passes(...[program, ...args]: [string, ...string[]]): void {
    const { status, stdout, stderr } = spawnSync(program, args, { encoding: "utf8" });
    assert.equal(status, 0, stdout + stderr);
}

describe("docker/", () => {
    const dockerfile = readFileSync("docker/Dockerfile", "utf8").replaceAll("\\\n", "");
    const copied = (dockerfile.match(/^COPY .+$/gm) ?? []).join(" ").split(" ");
    const context = readFileSync("docker/.dockerignore", "utf8").split("\n");

    it("has its scripts found by this test", () => {
        const names = [...shell, ...python].map(({ file }) => file);
        for (const name of [".ci/run", "docker/hold-lock", "docker/wait-for-node"]) {
            assert.ok(names.includes(name), name);
        }
    });

    it("brings every script that the build can see into the build", () => {
        const visible = context.filter((line) => line.startsWith("!")).map((line) => line.slice(1));
        assert.deepEqual(
            visible.filter((name) => !copied.includes(name)),
            [],
        );
    });

    it("lets the build see every script that starts, waits, serves or answers", () => {
        const names = readdirSync("docker").filter((name) =>
            /^(alive|check|compact|data|hold|serve|start|wait)-/.test(name),
        );
        assert.deepEqual(
            names.filter((name) => !context.includes(`!${name}`) || !copied.includes(name)),
            [],
        );
    });
});

describeWith(["shellcheck"], "shellcheck", () => {
    for (const { file } of shell) {
        it(`has nothing to say about ${file}`, () => {
            passes("shellcheck", file);
        });
    }
});

describeWith(["python3"], "Python", () => {
    for (const { file } of python) {
        it(`can read ${file}`, () => {
            passes("python3", "-c", "import ast, sys; ast.parse(open(sys.argv[1]).read())", file);
        });
    }
});
