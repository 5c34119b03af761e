import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { testKey } from "../../support/certificate";
import { describeWith } from "../../support/needs";

/** Base58 with its checksum, for keys that are made of public numbers. */
function base58check(payload: Buffer): string {
    const alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    const sha256 = (data: Buffer): Buffer => createHash("sha256").update(data).digest();
    const data = Buffer.concat([payload, sha256(sha256(payload)).subarray(0, 4)]);
    let number = BigInt(`0x${data.toString("hex")}`);
    let text = "";
    for (; number > 0n; number /= 58n) text = (alphabet[Number(number % 58n)] ?? "") + text;
    return text;
}

/** The private key whose number is 1, for a test network, as WIF. */
const wif = base58check(Buffer.from(`ef${"1".padStart(64, "0")}01`, "hex"));

describeWith(["python3", "tar"], "find-keys", () => {
    let folder: string;
    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "find-keys-"));
    });
    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    /** What find-keys prints about the folder. */
    const search = (): string[] => {
        const { stdout, status } = spawnSync("python3", ["cli/rehearse/find-keys", folder], {
            encoding: "utf8",
        });
        assert.equal(status, 0);
        return stdout.trim().split("\n");
    };
    const found = (name: string, content: Buffer | string): string[] => {
        writeFileSync(join(folder, name), content);
        return search().slice(0, -1);
    };
    const expected = (name: string, kind: string): string[] => [
        `found ${join(folder, name)}: ${kind}`,
    ];

    it("counts the files and says nothing of public things", () => {
        writeFileSync(join(folder, "text"), "-----BEGIN CERTIFICATE-----\nxpub6CUGRUo\n");
        mkdirSync(join(folder, "below"));
        writeFileSync(join(folder, "below/more"), "one more");
        assert.deepEqual(search(), ["2 files"]);
    });

    it("finds a private key as PEM, and not its first line alone", () => {
        assert.deepEqual(found("code", "-----BEGIN PRIVATE KEY-----\\n"), []);
        assert.deepEqual(found("key", testKey()), expected("key", "a private key (PEM)"));
    });

    it("finds a private key of Bitcoin's, and none with a wrong checksum", () => {
        const wrong = wif.replace(/.$/, (last) => (last === "1" ? "2" : "1"));
        assert.deepEqual(found("wrong", `"${wrong}"`), []);
        assert.deepEqual(found("wif", `"${wif}"`), expected("wif", "a private key of Bitcoin's"));
    });

    it("finds wallets by their names and by what is in them", () => {
        const sqlite = Buffer.alloc(100);
        sqlite.write("SQLite format 3\0");
        sqlite.write("fabfb5da", 68, "hex");
        const berkeley = Buffer.alloc(100);
        berkeley.writeUInt32LE(0x53162, 12);
        assert.deepEqual(found("sqlite", sqlite), expected("sqlite", "a wallet of Bitcoin Core"));
        rmSync(join(folder, "sqlite"));
        assert.deepEqual(
            found("berkeley", berkeley),
            expected("berkeley", "a Berkeley DB, as old wallets are"),
        );
        rmSync(join(folder, "berkeley"));
        assert.deepEqual(found("wallet.dat", ""), expected("wallet.dat", "a wallet's name"));
    });

    it("looks into the layers of an image", () => {
        mkdirSync(join(folder, "layer"));
        writeFileSync(join(folder, "layer/wallet.dat"), "");
        const tar = (...args: string[]): Buffer => spawnSync("tar", ["-C", folder, ...args]).stdout;
        writeFileSync(join(folder, "layer.tar"), tar("-c", "layer"));
        const input = tar("-c", "layer.tar");
        const { stdout } = spawnSync("python3", ["cli/rehearse/find-keys"], { input });
        assert.match(
            stdout.toString(),
            /^found layer\.tar…\/layer\/wallet\.dat: a wallet's name$/m,
        );
    });
});
