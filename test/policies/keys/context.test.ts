import assert from "node:assert/strict";
import { createPublicKey } from "node:crypto";

import { scan } from "../../../policies/keys/scan";
import { age, nostr } from "../../support/keys/bech32";
import { base58, extended, miniKey, publicVersions } from "../../support/keys/base58";
import { urHdKey } from "../../support/keys/checked";
import { publicBytes } from "../../support/keys/numbers";
import { ecJwk, ecKey, rsaKey } from "../../support/keys/pem";
import { bip39Words, electrumOldWords } from "../../support/keys/phrases";

const raw = publicBytes("raw", 32);
const hex = raw.toString("hex");

function formatsIn(text: string, name = ""): string[] {
    return scan(text, name).findings.map(({ format }) => format);
}

describe("what can be checked but little", () => {
    const mini = miniKey("context", 30);
    const old = electrumOldWords("context").join(" ");
    const chinese = bip39Words("context", "chinese_simplified").join("");

    const alone: Record<string, (value: string) => string> = {
        "as all there is": (value) => value,
        "in quotes": (value) => `f("${value}", 1);`,
        "on a line": (value) => `one\n${value}\ntwo`,
        "behind a name": (value) => `one=1\ntwo = ${value}\r\n`,
        "in a URL": (value) => `https://example.com/?a=${value}&b=c`,
        "in a comment": (value) => `// ${value}\n`,
    };
    for (const [where, put] of Object.entries(alone)) {
        it(`counts ${where}`, () => {
            assert.deepEqual(formatsIn(put(mini)), ["mini-key"]);
            assert.deepEqual(formatsIn(put(old)), ["electrum-old-seed"]);
            assert.deepEqual(formatsIn(put(chinese)), ["bip39"]);
        });
    }

    it("counts beside a key's word", () => {
        assert.deepEqual(formatsIn(`the mini key is ${mini} here`), ["mini-key"]);
        assert.deepEqual(formatsIn(`my old electrum seed, ${old} it was`), ["electrum-old-seed"]);
        assert.deepEqual(formatsIn(`钱包 wallet ${chinese}，谢谢`), ["bip39"]);
    });

    it("does not count in running text", () => {
        for (const value of [mini, old, chinese]) {
            assert.deepEqual(formatsIn(`it is ${value}, as they say.`), [], value);
        }
    });

    it("does not count for the name of a folder", () => {
        assert.deepEqual(formatsIn(`it is ${mini}, as they say.`, "electrum/a.txt"), []);
        assert.deepEqual(formatsIn(`it is ${mini}, as they say.`, "a/electrum.txt"), ["mini-key"]);
    });

    it("does not count when it looks like a name", () => {
        assert.deepEqual(formatsIn("SomeNameInCamelCaseOfSomeT"), []);
    });
});

describe("bare bytes", () => {
    const named: Record<string, string> = {
        "an environment variable": `PRIVATE_KEY=${hex}`,
        "a container's variable": JSON.stringify([{ name: "WALLET_SEED", value: `0x${hex}` }]),
        "a Kubernetes variable": `- name: HSM_SECRET\n  value: ${hex}\n`,
        "a field in camel case": `{ "walletSeed": "${hex}" }`,
        "a field in base64": `{ "sk": "${raw.toString("base64")}" }`,
        "a field in base64 for URLs": `priv: ${raw.toString("base64url")}`,
        "a comment above": `# seed of the signer\n${hex}\n`,
        "a seed of 16 bytes": `electrum_seed = ${hex.slice(0, 32)}`,
        "a master seed of 64 bytes": `seed: ${publicBytes("raw", 64).toString("hex")}`,
    };
    for (const [what, text] of Object.entries(named)) {
        it(`count in ${what}`, () => {
            assert.deepEqual(formatsIn(text), ["raw-key"]);
        });
    }

    it("count by the name that the whole value has", () => {
        assert.deepEqual(formatsIn(hex, "secrets.privKey"), ["raw-key"]);
        assert.deepEqual(formatsIn(hex, "environment.X"), []);
    });

    const other: Record<string, string> = {
        "no name": hex,
        "a neutral name": `VALUE=${hex}`,
        "a transaction's id": `{"txid": "${hex}"}`,
        "a secret's hash": `SECRET_HASH=${hex}`,
        "a digest": `image@sha256:${hex}`,
        "an integrity field": `"integrity": "sha256-${raw.toString("base64")}"`,
        "a name on another line": `seed: none\nblock: ${hex}\n`,
        "the field before": `{"private": true, "txid": "${hex}"}`,
        "a file's name beside it": `${hex.slice(0, 32)}  lib/seed.h\n`.repeat(3),
        "a file's name before it": `lib/seed.h ${hex.slice(0, 32)}\n`,
        "a file's name around it": `seed: lib/seed.${hex.slice(0, 32)}.js and /seed/${hex.slice(0, 32)}`,
        "words where base64 has letters": "sk = check_const_ASN1_STRING_TABLE_sk_type_2_type",
        "zero, which is no key": `PRIVATE_KEY=${"0".repeat(64)}`,
        "the curve's order, which is none": `PRIVATE_KEY=fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141`,
    };
    for (const [what, text] of Object.entries(other)) {
        it(`do not count with ${what}`, () => {
            assert.deepEqual(formatsIn(text), []);
        });
    }
});

describe("what is public", () => {
    const key = publicBytes("public", 32);
    const texts: Record<string, string> = {
        ...Object.fromEntries(
            Object.entries(publicVersions).map(([what, version]) => [
                what,
                extended("public", version, 3, 2),
            ]),
        ),
        "a descriptor": `wpkh([d34db33f/84h/0h/0h]${extended("public", publicVersions["xpub"]!, 3, 2)}/<0;1>/*)#cjjspncu`,
        "an address of each kind": [0, 5, 111, 196]
            .map((one) => base58([one], key.subarray(12)))
            .join(" "),
        "a confirmation code of BIP38":
            "cfrm38V8aXBn7JWA1ESmFMUn6erxeBGZGAxJPY4e36S9QWkzZKtaVqLNMgnifETYw7BPwWC9aPD",
        npub: nostr("public", "npub"),
        "a recipient of age": age("public", "age"),
        "a public key as a uniform resource": urHdKey("public", false),
        "bytes without a name": hex,
        "a public key in PEM": createPublicKey(ecKey("public"))
            .export({ format: "pem", type: "spki" })
            .toString(),
        "a public key of RSA": createPublicKey(rsaKey)
            .export({ format: "pem", type: "pkcs1" })
            .toString(),
        "a public JSON web key": JSON.stringify({ ...ecJwk("public"), d: undefined }),
        "a public block of OpenPGP": `-----BEGIN PGP PUBLIC KEY BLOCK-----\n\n${Buffer.from([0x98, 51, 4]).toString("base64")}\n-----END PGP PUBLIC KEY BLOCK-----`,
        "a key's head without a key": "-----BEGIN PRIVATE KEY-----\n...\n-----END PRIVATE KEY-----",
    };
    for (const [what, text] of Object.entries(texts)) {
        it(`is not reported: ${what}`, () => {
            assert.deepEqual(scan(text, "outputs.wallet"), { findings: [], unread: [] });
            assert.deepEqual(formatsIn(JSON.stringify({ seed: { name: "a", wallet: text } })), []);
        });
    }
});
