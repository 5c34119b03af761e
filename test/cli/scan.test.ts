import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import Ajv from "ajv";

import { Progress } from "../../cli/scan/progress";
import { zipOf } from "../support/keys/archives";
import { Scanned, planted } from "../support/scanned";

describe("npm run scan", () => {
    let scanned: Scanned;

    beforeEach(() => {
        scanned = new Scanned();
    });
    afterEach(() => {
        scanned.remove();
    });

    it("exits with 0 where there is no key, and says how much it read", () => {
        scanned.write("a.txt", "nothing\n");
        assert.deepEqual(scanned.run(["."]), {
            code: 0,
            stdout: "No key in 1 file, 0.0 MB.\n",
            stderr: "",
        });
    });

    it("exits with 1 where there is one, and says where and what, and inside what", () => {
        scanned.write("b/seed.md", `# Notes\n\nmy seed: ${planted.phrase}\n`);
        scanned.write("a.env", `A=1\nX=${Buffer.from(`key ${planted.wif}`).toString("base64")}\n`);
        scanned.write("c.zip", zipOf({ "in/k.txt": planted.xprv }));
        assert.deepEqual(scanned.run(["."]), {
            code: 1,
            stdout:
                "a.env:2:3: a private key in wallet import format (WIF), inside base64\n" +
                "b/seed.md:3:10: a seed phrase (BIP39)\n" +
                "c.zip:0:0: an extended private key (BIP32), file in/k.txt, inside zip\n" +
                "3 keys in 3 files, 0.0 MB.\n",
            stderr: "",
        });
    });

    it("writes a list in JSON: path, line, column, format, layers, and nothing else", () => {
        scanned.write("a.txt", `é ${planted.wif}\n`);
        scanned.write(
            "wallet.bin",
            Buffer.concat([Buffer.alloc(40), Buffer.from(planted.xprv), Buffer.alloc(4)]),
        );
        const { code, stdout } = scanned.run(["a.txt", "wallet.bin", "--format", "json"]);
        assert.equal(code, 1);
        assert.deepEqual(JSON.parse(stdout), [
            { path: "a.txt", line: 1, column: 3, format: "wif", layers: [] },
            { path: "wallet.bin", line: 0, column: 0, format: "extended-private-key", layers: [] },
        ]);
    });

    it("writes SARIF 2.1.0 that its schema takes", () => {
        scanned.write("dir/a file.txt", `${planted.phrase}\n`);
        scanned.write("b.bin", Buffer.concat([Buffer.alloc(40), Buffer.from(planted.xprv)]));
        scanned.write("c.zip", zipOf({ a: "a" }, false, 1));
        const { code, stdout } = scanned.run([".", "--format", "sarif"]);
        const log = JSON.parse(stdout);
        const read = (file: string) => JSON.parse(readFileSync(require.resolve(file), "utf8"));
        const ajv = new Ajv({ schemaId: "auto", meta: false, unknownFormats: "ignore" });
        ajv.addMetaSchema(read("ajv/lib/refs/json-schema-draft-04.json"));
        const isValid = ajv.compile(
            read("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"),
        );
        assert.ok(isValid(log), JSON.stringify(isValid.errors));
        assert.equal(code, 1);
        const [results] = log.runs.map((one: any) => one.results);
        const places = results.map((one: any) => one.locations[0].physicalLocation);
        assert.deepEqual(places, [
            { artifactLocation: { uri: "b.bin" } },
            {
                artifactLocation: { uri: "dir/a%20file.txt" },
                region: { startLine: 1, startColumn: 1 },
            },
        ]);
        assert.equal(log.runs[0].invocations[0].executionSuccessful, false);
        const rules = log.runs[0].tool.driver.rules.map((one: any) => one.id);
        assert.ok(results.every((one: any) => rules.includes(one.ruleId)));
    });

    it("exits with 2 where something cannot be looked at", () => {
        scanned.write("a.zip", zipOf({ a: "a" }, false, 1));
        const { code, stderr } = scanned.run(["."]);
        assert.equal(code, 2);
        assert.equal(stderr, "a.zip has an entry under a password.\n");
    });

    it("does not show a path that is a key itself", () => {
        scanned.write(`${planted.wif}.txt`, planted.xprv);
        assert.match(scanned.run(["."]).stdout, /^…:1:1: an extended private key/);
    });

    it("counts lines of UTF-16", () => {
        scanned.write("a.txt", Buffer.from(`\ufeffone\ntwo ${planted.wif}`, "utf16le"));
        assert.match(scanned.run(["a.txt"]).stdout, /^a\.txt:2:5: .+, inside utf-16\n/);
    });

    it("prints its help", () => {
        const { code, stdout } = scanned.run(["--help"]);
        assert.equal(code, 0);
        assert.match(stdout, /--staged[^]*--all[^]*--format[^]*Exit: 0/);
    });

    it("says in one line what is wrong with its arguments", () => {
        const wrong = [
            [],
            ["nowhere"],
            ["--fomat", "json"],
            [".", "--format", "xml"],
            ["--staged", "."],
        ];
        for (const args of wrong) {
            const { code, stdout, stderr } = scanned.run(args);
            assert.deepEqual([code, stdout], [2, ""]);
            assert.match(stderr, /^[^\n]+\.( Run: npm run scan -- --help)?\n$/, args.join(" "));
        }
        assert.match(scanned.run(["--staged"]).stderr, /^--staged needs a Git repository/);
    });

    it("shows how far it is on a terminal, after a second, and takes that away", () => {
        const written: string[] = [];
        const terminal = (isTTY: boolean) =>
            ({
                isTTY,
                write: (text: string) => written.push(text),
            }) as unknown as NodeJS.WriteStream;
        let now = 0;
        for (const isTTY of [false, true]) {
            now = 0;
            const progress = new Progress(terminal(isTTY), 4, () => now);
            for (const [done, at] of [0, 500, 1500, 1550, 1700].entries()) {
                now = at;
                progress.at(done);
            }
            progress.end();
        }
        assert.deepEqual(
            written.map((text) => text.trim()),
            [
                "###############--------------- 2 of 4 files",
                "############################## 4 of 4 files",
                "",
            ],
        );
    });
});
