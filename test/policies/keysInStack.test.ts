import assert from "node:assert/strict";
import { createPublicKey } from "node:crypto";

import { extended, extendedVersions, wif } from "../support/keys/base58";
import { ecKey, openSsh, pem, rsaKey } from "../support/keys/pem";
import { certificateOf } from "../support/keys/certificate";
import { bip39Words } from "../support/keys/phrases";
import { resource, startedPack, violation } from "../support/pack";

const stack = "pulumi:pulumi:Stack";
const phrase = bip39Words("stack").join(" ");
const xprv = extended("stack", extendedVersions["xprv"]!);

describe("the pack on keys in the stack's configuration", () => {
    const ask = startedPack({
        seed: phrase,
        nested: JSON.stringify({ a: [xprv] }),
        [wif("a")]: "b",
    });

    it("refuses them, and names the setting unless it is a key itself", async () => {
        const violations = await ask(resource(stack, {}));
        const wrong = [
            "holds a seed phrase (BIP39) in the setting bitcoin-node:seed",
            "holds an extended private key (BIP32) in the setting bitcoin-node:nested",
            "holds a private key in wallet import format (WIF) in the setting …",
        ];
        assert.deepEqual(
            violations,
            wrong.map((words) => violation("no-key-in-configuration", "thing", words)),
        );
        assert.ok(
            ![phrase, xprv, wif("a")].some((key) => JSON.stringify(violations).includes(key)),
        );
    });

    it("looks once, at the stack", async () => {
        assert.deepEqual(await ask(resource("aws:ecs/cluster:Cluster", {})), []);
    });
});

describe("the pack on keys in outputs", () => {
    const ask = startedPack();

    it("says once what it has said of a property", async () => {
        const violations = await ask(resource("my:own:Thing", { value: phrase }));
        assert.deepEqual(
            violations.map(({ policy }) => policy),
            ["no-key-in-properties"],
        );
    });

    it("refuses what is known only at the end", async () => {
        const before = resource("my:own:Thing", { value: "not yet" }, "late");
        const after = { ...before, inputs: { value: phrase } };
        assert.deepEqual(await ask.outputs(after), [
            violation("no-key-in-outputs", "late", "holds a seed phrase (BIP39) in value"),
        ]);
    });
});

describe("the only keys that the pack lets pass", () => {
    const ask = startedPack();
    const secretVersion = "aws:secretsmanager/secretVersion:SecretVersion";
    const key = ecKey("server", "prime256v1");
    const certificate = certificateOf(key);
    const policies = async (type: string, inputs: Record<string, unknown>): Promise<string[]> =>
        (await ask(resource(type, inputs))).map(({ policy }) => policy);
    const refused = ["no-key-in-properties"];

    const pairs: Record<string, string> = {
        "one after the other": `${pem(key, "pkcs8")}${certificate}`,
        "the other way round": `${certificate}${pem(key, "sec1")}`,
        "as JSON": JSON.stringify({ key: pem(key, "pkcs8"), certificate }),
    };
    for (const [how, secretString] of Object.entries(pairs)) {
        it(`are a TLS key and its certificate in one secret, ${how}`, async () => {
            assert.deepEqual(await policies(secretVersion, { secretString }), []);
        });
    }

    const others: Record<string, string> = {
        "a key without a certificate": pem(key, "pkcs8"),
        "a key with another key's certificate": `${pem(rsaKey, "pkcs8")}${certificate}`,
        "a key on Bitcoin's curve with its certificate": `${pem(ecKey("server"), "sec1")}${certificateOf(ecKey("server"))}`,
        "two keys with the certificate of one": `${pem(key, "pkcs8")}${pem(rsaKey, "pkcs8")}${certificate}`,
        "a pair with a seed phrase": `${pem(key, "pkcs8")}${certificate}${phrase}`,
        "a key with its public key": `${pem(key, "pkcs8")}${createPublicKey(key).export({ format: "pem", type: "spki" }).toString()}`,
    };
    for (const [what, secretString] of Object.entries(others)) {
        it(`are not ${what}`, async () => {
            const said = await policies(secretVersion, { secretString });
            assert.deepEqual([...new Set(said)], refused);
        });
    }

    it("are not the same pair anywhere else", async () => {
        const inputs = { value: pairs["as JSON"]! };
        assert.deepEqual(await policies("aws:ssm/parameter:Parameter", inputs), refused);
        assert.deepEqual(await policies(secretVersion, { tags: inputs }), refused);
    });

    it("are the keys of resources that make TLS keys, but for Bitcoin's curve", async () => {
        const inputs = {
            privateKeyPem: pem(key, "sec1"),
            privateKeyPemPkcs8: pem(rsaKey, "pkcs8"),
            privateKeyOpenssh: openSsh("tls"),
        };
        assert.deepEqual(await policies("tls:index/privateKey:PrivateKey", inputs), []);
        assert.deepEqual(await policies("tls:index/selfSignedCert:SelfSignedCert", inputs), []);
        const onCurve = { privateKeyPem: pem(ecKey("tls"), "sec1") };
        assert.deepEqual(await policies("tls:index/privateKey:PrivateKey", onCurve), refused);
        assert.deepEqual(await policies("my:tls:PrivateKey", inputs), [
            ...refused,
            ...refused,
            ...refused,
        ]);
    });
});
