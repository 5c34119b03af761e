import assert from "node:assert/strict";

import fc from "fast-check";

import { scan } from "../../../policies/keys/scan";
import { age, codex32, ncryptsec, nostr } from "../../support/keys/bech32";
import { bip38, extended, extendedVersions, wif } from "../../support/keys/base58";
import { aezeedWords, bytewords, urSeed } from "../../support/keys/checked";
import { wordsOf } from "../../support/keys/lists";
import { bip39Words, slip39Words } from "../../support/keys/phrases";

const base58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const bech32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";

/** Formats whose checksum is strong enough that no changed symbol may pass, and their alphabets. */
const tokens: Record<string, [alphabet: string, make: (label: string) => string, from?: number]> = {
    wif: [base58, (label) => wif(label)],
    "extended-private-key": [base58, (label) => extended(label, extendedVersions["Vprv"]!, 2)],
    bip38: [base58, (label) => bip38(label, 0x42, 0xe0)],
    codex32: [bech32, (label) => codex32(label, 32), 3],
    "nostr-private-key": [bech32, (label) => nostr(label), 5],
    "nostr-encrypted-key": [bech32, (label) => ncryptsec(label), 10],
    "age-secret-key": [bech32.toUpperCase(), (label) => age(label), 16],
    ur: ["abdeghiklmnoprstuwy", (label) => urSeed(label, 16, "seed"), 8],
};

const phrases: Record<string, [words: readonly string[], make: (label: string) => string[]]> = {
    "slip39-share": [wordsOf("slip39"), (label) => slip39Words(label, 33)],
    aezeed: [bip39Words("list", "english", 24), (label) => aezeedWords(label)],
    bytewords: [wordsOf("bytewords"), (label) => bytewords(label, 16)],
};

const label = fc.integer().map(String);

describe("a valid key is found, and with one changed symbol is not:", () => {
    for (const [format, [alphabet, make, from = 0]] of Object.entries(tokens)) {
        it(format, () => {
            const change = fc.record({ label, at: fc.nat(), by: fc.nat() });
            fc.assert(
                fc.property(change, ({ label: of, at, by }) => {
                    const key = make(of);
                    const place = from + (at % (key.length - from));
                    const others = Array.from(alphabet).filter((one) => one !== key[place]);
                    const other = others[by % others.length]!;
                    const changed = key.slice(0, place) + other + key.slice(place + 1);
                    assert.equal(scan(key).findings[0]?.format, format, key);
                    assert.deepEqual(scan(changed).findings, [], changed);
                }),
            );
        });
    }

    for (const [format, [list, make]] of Object.entries(phrases)) {
        it(format, () => {
            const change = fc.record({ label, at: fc.nat(), by: fc.nat() });
            fc.assert(
                fc.property(change, ({ label: of, at, by }) => {
                    const words = make(of);
                    const place = at % words.length;
                    const others = list.filter((one) => one !== words[place]);
                    const changed = words.with(place, others[by % others.length]!).join(" ");
                    assert.ok(formatsIn(words.join(" ")).includes(format), words.join(" "));
                    assert.ok(!formatsIn(changed).includes(format), changed);
                }),
            );
        });
    }

    it("BIP39, but for the one phrase in 2^(words/3) that has the same checksum", () => {
        for (const count of [12, 15, 18, 21, 24]) {
            const words = bip39Words("changed", "english", count);
            const changed = wordsInPlaceOf(words).map((other) => words.with(3, other).join(" "));
            const passed = changed.filter((phrase) => formatsIn(phrase).includes("bip39"));
            const expected = changed.length / 2 ** (count / 3);
            assert.ok(Math.abs(passed.length - expected) < 5 * Math.sqrt(expected) + 1, `${count}`);
        }
    });
});

function formatsIn(text: string): string[] {
    return scan(text).findings.map(({ format }) => format);
}

/** Words of the list that do not stand in a phrase. */
function wordsInPlaceOf(words: readonly string[]): string[] {
    const labels = Array.from({ length: 40 }, (_, i) => `in place ${i}`);
    const others = labels.flatMap((one) => bip39Words(one, "english", 24));
    return [...new Set(others)].filter((word) => !words.includes(word));
}
