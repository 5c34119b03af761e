import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { scan } from "../../../policies/keys/scan";

/** Public test vectors, with their source. */
interface Vectors {
    readonly source: string;
    readonly valid: readonly string[];
    readonly invalid?: readonly string[];
    readonly public?: readonly string[];
}

const folder = join(__dirname, "vectors");

/** What each file's valid vectors are found as; some seeds of Electrum are valid by BIP39 as well. */
const formats: Record<string, RegExp> = {
    "aezeed.json": /^aezeed$/,
    "bip38.json": /^bip38$/,
    "bip39.json": /^bip39$/,
    "codex32.json": /^codex32$/,
    "electrumOldSeed.json": /^electrum-old-seed$/,
    "electrumSeed.json": /^(electrum-seed|bip39)$/,
    "extendedKey.json": /^extended-private-key$/,
    "miniKey.json": /^mini-key$/,
    "nostr.json": /^nostr-(private|encrypted)-key$/,
    "slip39.json": /^slip39-share$/,
    "ur.json": /^(ur|bytewords)$/,
    "wif.json": /^wif$/,
};

describe("the field's test vectors", () => {
    it("are all looked at", () => {
        assert.deepEqual(readdirSync(folder).sort(), Object.keys(formats).sort());
    });

    for (const [file, format] of Object.entries(formats)) {
        const vectors = JSON.parse(readFileSync(join(folder, file), "utf8")) as Vectors;

        it(`are found when they are valid: ${file}`, () => {
            for (const key of vectors.valid) {
                const found = scan(key).findings;
                assert.equal(found.length, 1, key);
                assert.match(found[0]!.format, format, key);
            }
        });

        it(`are not found when they are invalid or public: ${file}`, () => {
            for (const text of [...(vectors.invalid ?? []), ...(vectors.public ?? [])]) {
                assert.deepEqual(scan(text), { findings: [], unread: [] }, text);
            }
        });
    }
});
