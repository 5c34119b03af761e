import assert from "node:assert/strict";

import { scan } from "../../../policies/keys/scan";
import { publicBytes } from "../../support/keys/numbers";
import { derKeys, ecKey, edKey, pem, pemKeys, pgpPacket, rsaKey } from "../../support/keys/pem";

function formatsIn(input: Buffer | string): string[] {
    return scan(input).findings.map(({ format }) => format);
}

/** A key under a password as OpenSSL once wrote it, with header lines that say so. */
function encryptedPem(label: string): string {
    const form = {
        format: "pem",
        type: "sec1",
        cipher: "aes-256-cbc",
        passphrase: "public",
    } as const;
    return ecKey(label).export(form).toString();
}

describe("keys in PEM", () => {
    const ways: Record<string, (text: string, lines: readonly string[]) => string> = {
        "with line ends of Windows": (_, lines) => lines.join("\r\n"),
        "with escaped line ends": (text) => JSON.stringify(text),
        "with line ends escaped twice": (text) => JSON.stringify(JSON.stringify(text)),
        "indented, in YAML": (_, lines) =>
            `key: |\n${lines.map((line) => `    ${line}\n`).join("")}`,
        "on one line": (_, lines) => lines.join(" "),
        "without line ends": (_, lines) => lines.join(""),
        "in a comment": (_, lines) => lines.map((line) => `# ${line}`).join("\n"),
        "in a comment of a program": (_, lines) => lines.map((line) => `// ${line}`).join("\n"),
        "put together by a program": (_, lines) =>
            lines.map((line) => `'${line}\\n' +`).join("\n  "),
        "in an array": (_, lines) => JSON.stringify(lines, null, 2),
        "without an end": (_, lines) => lines.slice(0, -1).join("\n"),
        "behind another block": (text) =>
            `-----BEGIN EC PARAMETERS-----\nBgUrgQQACg==\n-----END EC PARAMETERS-----\n${text}`,
    };
    for (const [way, write] of Object.entries(ways)) {
        it(`are found ${way}, plain and encrypted, in a string too`, () => {
            for (const text of [pem(ecKey("written"), "pkcs8"), encryptedPem("written")]) {
                const written = write(text, text.trim().split("\n"));
                assert.deepEqual(formatsIn(written), ["pem-private-key"]);
                assert.deepEqual(formatsIn(JSON.stringify([written])), ["pem-private-key"]);
            }
        });
    }

    it("are found one by one", () => {
        const all = Object.values(pemKeys).map((make) => make());
        assert.equal(formatsIn(all.join("\n")).length, all.length);
    });
});

describe("keys in DER", () => {
    const keys = {
        "SEC 1": ecKey("der").export({ format: "der", type: "sec1" }),
        "PKCS#8": edKey("der").export({ format: "der", type: "pkcs8" }),
        "PKCS#1": rsaKey.export({ format: "der", type: "pkcs1" }),
        "PKCS#8, encrypted": ecKey("der").export({
            format: "der",
            type: "pkcs8",
            cipher: "aes-256-cbc",
            passphrase: "public",
        }),
    };
    for (const [what, bytes] of Object.entries(keys)) {
        it(`are found as a file, in base64 and in hexadecimal: ${what}`, () => {
            assert.equal(formatsIn(bytes)[0], "der-private-key");
            assert.equal(formatsIn(`x: ${bytes.toString("base64")}\n`)[0], "der-private-key");
            assert.equal(formatsIn(`x: ${bytes.toString("hex")}\n`)[0], "der-private-key");
        });
    }

    it("are found inside a database when they are on Bitcoin's curve", () => {
        const around = publicBytes("database", 400);
        const inside = (bytes: Buffer): Buffer => Buffer.concat([around, bytes, around]);
        assert.deepEqual(formatsIn(inside(keys["SEC 1"])), ["embedded-ec-key"]);
        const other = ecKey("der", "prime256v1").export({ format: "der", type: "sec1" });
        assert.deepEqual(formatsIn(inside(other)), []);
    });

    it("are found in a PKCS#12 file", () => {
        const file = derKeys["pkcs12"]!();
        assert.deepEqual(formatsIn(file), ["pkcs12"]);
        assert.deepEqual(formatsIn(`p12=${file.toString("hex")}`), ["pkcs12"]);
    });

    it("are found as a file of OpenPGP", () => {
        assert.deepEqual(formatsIn(pgpPacket("file")), ["pgp-private-key"]);
    });
});
