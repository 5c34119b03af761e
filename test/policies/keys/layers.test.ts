import assert from "node:assert/strict";
import { deflateSync, gzipSync } from "node:zlib";

import { scan } from "../../../policies/keys/scan";
import { tarOf, zipOf } from "../../support/keys/archives";
import { wif } from "../../support/keys/base58";
import { publicBytes } from "../../support/keys/numbers";
import { ecJwk, openSsh, pem, rsaKey } from "../../support/keys/pem";
import { bip39Words } from "../../support/keys/phrases";

const key = wif("layers");
const base64 = (content: Buffer | string): string =>
    Buffer.from(content as string).toString("base64");

/** What could not be looked into, in words. */
function reasons(input: Buffer | string): string[] {
    return scan(input).unread.map(({ reason }) => reason);
}

describe("layers", () => {
    it("are named from the outermost to the innermost, with the file in the archive", () => {
        const text = `user-data: ${base64(gzipSync(tarOf({ "etc/app.env": `K=${key}` })))}`;
        assert.deepEqual(scan(text).findings, [
            {
                format: "wif",
                layers: ["base64", "gzip", "tar"],
                entry: "etc/app.env",
                offset: 11,
            },
        ]);
    });

    it("keep the place of what is found where they keep the text", () => {
        const before = "%41 é ".repeat(3);
        const [finding] = scan(`${before}${encodeURIComponent(`"${key}"`)}`).findings;
        assert.equal(finding?.offset, Buffer.byteLength(`${before}%22`));
        const utf16 = Buffer.from(`\ufeffab\n${key}`, "utf16le");
        assert.equal(scan(utf16).findings[0]?.offset, 8);
    });

    it("report a key once, though several layers show it", () => {
        assert.equal(scan(`a\\"b %41 "${key}" \\u0041`).findings.length, 1);
        assert.equal(scan(openSsh("once")).findings.length, 1);
        assert.equal(scan(pem(rsaKey, "pkcs8")).findings.length, 1);
    });

    it("give entries of archives their names, which some files are told by", () => {
        const files = { "home/hsm_secret": publicBytes("hsm", 32), "a.txt": "nothing" };
        for (const archive of [tarOf(files), zipOf(files)]) {
            const found = scan(archive).findings;
            assert.deepEqual(found[0]?.format, "hsm-secret");
            assert.deepEqual(found[0].entry, "home/hsm_secret");
        }
    });

    it("are taken off five times, and a sixth is reported", () => {
        let text = key;
        for (let i = 0; i < 5; i++) text = base64(text);
        assert.equal(scan(text).findings.length, 1);
        assert.deepEqual(reasons(text), []);
        assert.deepEqual(scan(base64(text)).findings, []);
        assert.deepEqual(reasons(base64(text)), ["is nested too deep"]);
    });

    it("of text and containers are counted apart", () => {
        let text: Buffer | string = key;
        for (let i = 0; i < 5; i++) text = gzipSync(base64(text));
        assert.equal(scan(text).findings[0]?.layers.length, 10);
    });

    it("are taken off text in any language, wherever its characters end", () => {
        for (const before of ["", " ", "  "]) {
            const text = `${before}${bip39Words("layers", "japanese").join("\u3000")}`;
            assert.equal(scan(base64(text)).findings[0]?.format, "bip39");
        }
    });

    it("leave objects in JSON whole that stand on lines in a string", () => {
        const jwk = JSON.stringify({ keys: [ecJwk("layers")] }, null, 4);
        for (const text of [JSON.stringify(jwk), JSON.stringify(JSON.stringify({ a: jwk }))]) {
            assert.deepEqual(
                scan(text).findings.map(({ format }) => format),
                ["jwk"],
            );
        }
    });

    it("are not taken off what expands too much, which is reported", () => {
        const zeros = Buffer.alloc(80 * 1024 * 1024);
        const reason = "expands to too much to look into";
        assert.deepEqual(reasons(gzipSync(zeros)), [reason]);
        assert.deepEqual(reasons(deflateSync(zeros)), [reason]);
        assert.deepEqual(reasons(zipOf({ a: zeros })), [reason]);
        assert.deepEqual(reasons(base64(gzipSync(gzipSync(zeros)))), [reason]);
    });

    it("look into an archive up to what expands too much", () => {
        const bomb = Buffer.alloc(80 * 1024 * 1024);
        const { findings, unread } = scan(zipOf({ a: key, bomb, b: key }));
        assert.deepEqual(
            findings.map(({ entry }) => entry),
            ["a", "b"],
        );
        assert.equal(unread.length, 1);
    });

    it("report archives that are damaged, and entries under a password", () => {
        const tar = tarOf({ "a.txt": "x".repeat(2000) });
        assert.deepEqual(reasons(gzipSync(key).subarray(0, 11).fill(255, 10)), [
            "is a damaged gzip file",
        ]);
        assert.deepEqual(reasons(tar.subarray(0, 1024)), ["is a tar archive that is cut off"]);
        assert.deepEqual(reasons(Buffer.concat([tar.subarray(0, 2560), Buffer.alloc(600, 1)])), [
            "is a damaged tar archive",
        ]);
        assert.deepEqual(reasons(zipOf({ a: key }).subarray(0, 60)), ["is a damaged zip archive"]);
        assert.deepEqual(reasons(zipOf({ a: key }, false, 1)), ["has an entry under a password"]);
    });

    it("report what is compressed in a way that Node cannot undo", () => {
        const heads = { xz: "\xfd7zXZ\0", bzip2: "BZh91AY&SY", Zstandard: "\x28\xb5\x2f\xfd" };
        for (const [name, head] of Object.entries(heads)) {
            const file = Buffer.concat([Buffer.from(head, "latin1"), publicBytes(name, 100)]);
            const reason = `is compressed with ${name}, which cannot be looked into`;
            assert.deepEqual(reasons(file), [reason]);
            assert.deepEqual(reasons(tarOf({ a: file })), [reason]);
        }
    });

    it("are none in ordinary base64 and hexadecimal", () => {
        for (let i = 0; i < 500; i++) {
            const bytes = publicBytes(`ordinary ${i}`, 40 + i);
            assert.deepEqual(reasons(base64(bytes)), []);
            assert.deepEqual(reasons(bytes.toString("hex")), []);
        }
    });
});
