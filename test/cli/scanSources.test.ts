import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";

import { tarOf } from "../support/keys/archives";
import { Scanned, planted } from "../support/scanned";

describe("what npm run scan looks at", () => {
    let scanned: Scanned;

    beforeEach(() => {
        scanned = new Scanned();
    });
    afterEach(() => {
        scanned.remove();
    });

    it("follows .gitignore, the nearest first, unless --all is given", () => {
        scanned.write(".gitignore", "*.secret\nbuilt/\n!kept.secret\n");
        scanned.write("a.secret", planted.wif);
        scanned.write("kept.secret", planted.wif);
        scanned.write("built/a.txt", planted.wif);
        scanned.write("sub/.gitignore", "*.txt\n!b.txt\n");
        scanned.write("sub/a.txt", planted.wif);
        scanned.write("sub/b.txt", planted.wif);
        scanned.write(".git/config", planted.wif);
        assert.deepEqual(scanned.paths("."), ["kept.secret", "sub/b.txt"]);
        assert.deepEqual(scanned.paths(".", "--all"), [
            "a.secret",
            "built/a.txt",
            "kept.secret",
            "sub/a.txt",
            "sub/b.txt",
        ]);
        assert.deepEqual(scanned.paths("a.secret"), ["a.secret"]);
    });

    it("reads standard input", () => {
        assert.equal(
            scanned.run(["-"], `x\n${planted.wif}`).stdout.split("\n")[0],
            "-:2:1: a private key in wallet import format (WIF)",
        );
        assert.equal(scanned.run(["-"], "nothing").code, 0);
    });

    it("looks at what is staged, as it is staged", () => {
        scanned.git("init", "-q");
        scanned.write("a.txt", planted.wif);
        scanned.git("add", "a.txt");
        scanned.write("a.txt", "taken out again, but not from the commit");
        scanned.write("b.txt", planted.xprv);
        const { code, stdout } = scanned.run(["--staged", "--format", "json"]);
        assert.equal(code, 1);
        assert.deepEqual(
            JSON.parse(stdout).map((one: any) => [one.path, one.format]),
            [["a.txt", "wif"]],
        );
    });

    describe("with a list of what is allowed", () => {
        const list = (...entries: object[]): void => {
            scanned.write("tree/.keyscan-allow.json", JSON.stringify(entries));
        };
        const hash = (text: string): string => createHash("sha256").update(text).digest("hex");
        const entry = { reason: "public test vector", lastDay: "2999-12-31" };

        it("passes over a file and a key that are on it", () => {
            scanned.write("tree/vectors.txt", `${planted.wif}\n${planted.xprv}\n`);
            scanned.write("tree/readme.md", `As in ${planted.xprv}.\n`);
            list(
                { sha256: hash(`${planted.wif}\n${planted.xprv}\n`), ...entry },
                { sha256: hash(planted.xprv), ...entry },
            );
            assert.equal(scanned.run(["tree"]).code, 0);
            scanned.write("tree/other.txt", planted.wif);
            assert.match(scanned.run(["tree"]).stdout, /^tree\/other\.txt:1:1: /);
        });

        it("passes over a key that is on it, whatever it is inside", () => {
            scanned.write("tree/a.tar.gz", gzipSync(tarOf({ "a.txt": planted.wif })));
            list({ sha256: hash(planted.wif), ...entry });
            assert.equal(scanned.run(["tree"]).code, 0);
            scanned.write("tree/b.tar.gz", gzipSync(tarOf({ "b.txt": planted.xprv })));
            assert.equal(scanned.run(["tree"]).code, 1);
        });

        it("counts what was on it until yesterday", () => {
            scanned.write("tree/a.txt", planted.wif);
            list({ sha256: hash(planted.wif), ...entry, lastDay: "2020-01-01" });
            assert.equal(scanned.run(["tree"]).code, 1);
        });

        it("says what its form is when it has another", () => {
            for (const wrong of [
                { sha256: "abc", ...entry },
                { sha256: hash("a"), lastDay: "2999-12-31" },
            ]) {
                list(wrong);
                const { code, stderr } = scanned.run(["tree"]);
                assert.equal(code, 2);
                assert.match(stderr, /^tree\/\.keyscan-allow\.json is not a list of .+\n$/);
            }
        });
    });

    it("finds nothing in this repository but the public vectors that its list names", () => {
        const command = ["--import", "tsx", "cli/scan/index.ts", "."];
        const { status, stdout } = spawnSync(process.execPath, command, { encoding: "utf8" });
        assert.equal(status, 0, stdout);
    });
});
