import assert from "node:assert/strict";
import { gzipSync } from "node:zlib";

import { takeItOut } from "../../policies/rule";
import { wif } from "../support/keys/base58";
import { bip39Words, electrumWords } from "../support/keys/phrases";
import { publicBytes } from "../support/keys/numbers";
import { resource, secret, startedPack, unknown, violation } from "../support/pack";

const parameter = "aws:ssm/parameter:Parameter";
const key = wif("looked at");
const phrase = bip39Words("looked at").join(" ");

describe("the pack on keys in properties", () => {
    const ask = startedPack();
    const found = async (type: string, inputs: Record<string, unknown>): Promise<string[]> => {
        const violations = await ask(resource(type, inputs));
        assert.ok(!JSON.stringify(violations).includes(key), "the key is printed");
        return violations.map(({ policy, message }) => {
            const [, said = ""] = message.split("\nthing ");
            return `${policy} ${said.replace(`. ${takeItOut}`, "")}`;
        });
    };
    const inProperties = (words: string): string[] => [`no-key-in-properties holds ${words}`];
    const aWif = "a private key in wallet import format (WIF)";

    it("names the property and the format, and says what to do", async () => {
        assert.deepEqual(await ask(resource(parameter, { value: key })), [
            violation("no-key-in-properties", "thing", `holds ${aWif} in value`),
        ]);
    });

    const places: Record<string, [Record<string, unknown>, string]> = {
        "a secret": [{ value: secret(key) }, `${aWif} in value`],
        "a secret beside an unknown value": [
            { first: unknown, list: [unknown, secret({ a: key })] },
            `${aWif} in list[1].a`,
        ],
        "JSON in a string": [
            { policy: JSON.stringify({ a: [phrase] }) },
            "a seed phrase (BIP39) in policy",
        ],
        "user data": [
            { userDataBase64: gzipSync(`#!/bin/sh\nX=${key}\n`).toString("base64") },
            `${aWif} in userDataBase64, inside base64 inside gzip`,
        ],
        "a list of words": [
            { command: ["restore", ...electrumWords("list", "100")] },
            "a seed phrase of Electrum in command",
        ],
        "a name of a field": [{ tags: { [`k-${key}`]: "x" } }, `${aWif} in tags (a name)`],
        "bytes that their variable names": [
            { environment: [{ name: "SEED", value: publicBytes("named", 32).toString("hex") }] },
            "a private key or seed as bare bytes in environment[0].value",
        ],
    };
    for (const [where, [inputs, words]] of Object.entries(places)) {
        it(`finds them in ${where}`, async () => {
            assert.deepEqual(await found(parameter, inputs), inProperties(words));
        });
    }

    it("looks at components and providers as well", async () => {
        const inputs = { settings: { value: key } };
        const expected = inProperties(`${aWif} in settings.value`);
        assert.deepEqual(await found("my:own:Component", inputs), expected);
        assert.deepEqual(await found("pulumi:providers:aws", inputs), expected);
    });

    it("does not show a resource's name that is a key", async () => {
        const violations = await ask(resource(parameter, { value: key }, key));
        assert.deepEqual(
            violations.map(({ message }) => message.includes(key)),
            [false],
        );
    });

    it("refuses what it cannot look into", async () => {
        let text = key;
        for (let i = 0; i < 7; i++) text = Buffer.from(text).toString("base64");
        assert.deepEqual(await found(parameter, { value: text }), [
            "no-key-in-properties holds something in value, inside " +
                `${Array(5).fill("base64").join(" inside ")} that is nested too deep`,
        ]);
    });

    it("lets what is public or unknown pass", async () => {
        const inputs = {
            value: unknown,
            id: publicBytes("id", 32).toString("hex"),
            image: `repository@sha256:${publicBytes("digest", 32).toString("hex")}`,
            secretString: publicBytes("token", 32).toString("hex"),
        };
        assert.deepEqual(await found(parameter, inputs), []);
    });
});
