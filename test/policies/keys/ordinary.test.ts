import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

import * as bip39 from "bip39";

import { scan } from "../../../policies/keys/scan";
import { wordsOf } from "../../support/keys/lists";
import { bip39Words, languages } from "../../support/keys/phrases";

function formatsIn(text: string | Buffer, name = ""): string[] {
    return scan(text, name).findings.map(({ format }) => format);
}

describe("ordinary text with words of seed phrases", () => {
    for (const language of languages) {
        it(`has no seed: the list of ${language} in every form that packages have`, () => {
            const list = bip39.wordlists[language]!;
            for (const text of [
                list.join("\n"),
                list.join(" "),
                JSON.stringify(list),
                JSON.stringify(list, null, 4),
                `module.exports = [\n${list.map((word) => `  '${word}',`).join("\n")}\n];\n`,
                list.map((word, i) => `${i} ${word}`).join("\n"),
            ]) {
                assert.deepEqual(formatsIn(text), []);
            }
        });
    }

    it("has no seed: the other lists", () => {
        for (const kind of ["slip39", "electrum-old", "bytewords"] as const) {
            for (const between of ["\n", " ", '", "']) {
                assert.deepEqual(formatsIn(wordsOf(kind).join(between)), [], kind);
            }
        }
    });

    it("has no seed: files that hold lists", () => {
        const files = [
            "node_modules/@scure/bip39/wordlists/english.js",
            "node_modules/@scure/bip39/wordlists/simplified-chinese.js",
            "node_modules/bip39/src/wordlists/japanese.json",
            "policies/keys/words/slip39.txt",
            "policies/keys/words/electrum-old.txt",
            "policies/keys/words/bytewords.txt",
        ];
        for (const file of files) assert.deepEqual(formatsIn(readFileSync(file), file), [], file);
    });

    it("has no seed: twelve words of a list in their order", () => {
        const list = bip39.wordlists["english"]!;
        for (let i = 0; i + 12 <= 240; i++) {
            assert.deepEqual(formatsIn(list.slice(i, i + 12).join(", ")), [], list[i]);
        }
    });

    it("has no seed: one word over and over, in a program", () => {
        const cases = Array.from({ length: 12 }, (_, i) => `case ${i}:`).join("");
        assert.deepEqual(formatsIn(`switch(x){${cases}return 1}`), []);
    });

    it("has no seed: one word over and over, in a table", () => {
        const rows = Array.from({ length: 12 }, (_, i) => `[[${i},${i + 9}],"valid"]`);
        assert.deepEqual(formatsIn(`[${rows.join(",")},[[99,99],"mapped",[97]]]`), []);
    });

    it("has no seed: one word over and over, in columns", () => {
        const cells = Array.from({ length: 12 }, (_, i) => `line ${i}${i % 3 ? "\t" : "\n  "}`);
        assert.deepEqual(formatsIn(`these lines:\n\n  ${cells.join("")}\n\n`), []);
    });

    it("has the seed that is a list of one word and another", () => {
        const words = [...Array<string>(11).fill("abandon"), "about"];
        assert.deepEqual(formatsIn(`x = ${JSON.stringify(words)};`), ["bip39"]);
        assert.deepEqual(formatsIn(JSON.stringify({ x: words }, null, 2)), ["bip39"]);
    });

    it("has no seed: words with all kinds of signs between them", () => {
        const words = bip39Words("signs");
        const signs = [" = ", "(", ") {", "; ", "->", ".", " ? ", "$", "] + [", " && ", "!"];
        const text = words.map((word, i) => word + (signs[i % signs.length] ?? "")).join("");
        assert.deepEqual(formatsIn(`if (${text})`), []);
    });

    it("has no seed: part of a longer list on one line", () => {
        const words = [...bip39Words("one", "english", 24), ...bip39Words("two", "english", 24)];
        for (let i = 0; i < 20; i++) {
            assert.deepEqual(
                formatsIn(`these: ${words.slice(i, i + 26).join(", ")} and so on`),
                [],
            );
        }
    });

    it("has the seeds that stand among it, each on its line or in its string", () => {
        const seeds = [1, 2, 3].map((i) => bip39Words(`among ${i}`).join(" "));
        assert.equal(formatsIn(seeds.join("\n")).length, 3);
        assert.equal(formatsIn(JSON.stringify(seeds)).length, 3);
        assert.equal(formatsIn(seeds.map((seed) => `${seed}\n\n`).join("")).length, 3);
    });
});
