import assert from "node:assert/strict";

import * as ecc from "@bitcoinerlab/secp256k1";
import { BIP32Factory } from "bip32";
import * as bip38 from "bip38";
import * as bip39 from "bip39";
import Slip39 from "slip39";
import * as wif from "wif";

import { hasChecksum } from "../../../policies/keys/formats/bip39";
import { isShare } from "../../../policies/keys/formats/slip39";
import { scan } from "../../../policies/keys/scan";
import { extended, extendedVersions, wif as ownWif } from "../../support/keys/base58";
import { wordsOf } from "../../support/keys/lists";
import { publicBytes } from "../../support/keys/numbers";
import { bip39Words, entropyBytes, indexOf } from "../../support/keys/phrases";

const bip32 = BIP32Factory(ecc);
const labels = Array.from({ length: 40 }, (_, i) => `library ${i}`);

function formatsIn(text: string): string[] {
    return scan(text).findings.map(({ format }) => format);
}

describe("other libraries agree with the detectors:", () => {
    it("wif, about keys that it encodes, and about those that it cannot decode", () => {
        for (const label of labels) {
            const privateKey = publicBytes(label, 32);
            for (const version of [0x80, 0xef]) {
                for (const compressed of [true, false]) {
                    const text = wif.encode({ version, privateKey, compressed });
                    assert.deepEqual(formatsIn(text), ["wif"]);
                    assert.equal(text, ownWif(label, version, compressed));
                    const changed = `${text.slice(0, 20)}${text[20] === "x" ? "y" : "x"}${text.slice(21)}`;
                    assert.throws(() => wif.decode(changed, version));
                    assert.deepEqual(formatsIn(changed), []);
                }
            }
        }
    });

    it("bip32, about roots and children", () => {
        for (const label of labels) {
            const root = bip32.fromSeed(publicBytes(label, 32));
            const child = root.derivePath("m/84'/0'/0'/0/7");
            for (const node of [root, child]) {
                assert.deepEqual(formatsIn(node.toBase58()), ["extended-private-key"]);
                assert.deepEqual(formatsIn(node.neutered().toBase58()), []);
            }
            const own = extended(label, extendedVersions["xprv"]!);
            assert.equal(bip32.fromBase58(own).toBase58(), own);
        }
    });

    it("bip38, about keys that it encrypts", () => {
        for (const compressed of [true, false]) {
            const cost = { N: 2, r: 1, p: 1 };
            const text = bip38.encrypt(publicBytes("bip38", 32), compressed, "public", null, cost);
            assert.deepEqual(formatsIn(text), ["bip38"]);
        }
    });

    it("bip39, about phrases of any words", () => {
        for (const count of Object.keys(entropyBytes).map(Number)) {
            const words = bip39Words("any", "english", count);
            for (const [i] of labels.entries()) {
                const phrase = words.with(i % count, bip39.wordlists["english"]![50 * i]!);
                const isValid = bip39.validateMnemonic(phrase.join(" "));
                assert.equal(hasChecksum(phrase.map(indexOf)), isValid, phrase.join(" "));
            }
        }
    });

    it("slip39, about shares of both kinds and sizes", () => {
        const list = wordsOf("slip39");
        for (const extendableBackupFlag of [0, 1]) {
            for (const bytes of [16, 32]) {
                const shares = Slip39.fromArray([...publicBytes("slip39", bytes)], {
                    threshold: 1,
                    groups: [[2, 3, "all"]],
                    iterationExponent: 0,
                    extendableBackupFlag,
                });
                for (const share of shares.fromPath("r/0").mnemonics) {
                    assert.deepEqual(formatsIn(share), ["slip39-share"]);
                    const indices = share.split(" ").map((word) => list.indexOf(word));
                    assert.ok(isShare(indices));
                }
            }
        }
    });
});
