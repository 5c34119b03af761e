import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, readdirSync, rmSync, statSync, symlinkSync } from "node:fs";

import { describeWith } from "../support/needs";
import { Release, fetchRelease, needed, pack, sha256, tarball } from "../support/release";

describeWith(needed, "docker/fetch-release", () => {
    let release: Release;

    before(() => {
        release = new Release();
    });
    after(() => {
        release.keyring.remove();
    });
    beforeEach(() => {
        release.renew();
    });
    afterEach(() => {
        release.discard();
    });

    it("unpacks the two programs, and nothing else, of a release that five builders signed", () => {
        const { status, stdout, stderr } = release.fetch();
        assert.deepEqual([status, stderr], [0, ""]);
        const programs = release.path("programs");
        assert.deepEqual(readdirSync(programs).sort(), ["bitcoin-cli", "bitcoind"]);
        assert.equal(readFileSync(`${programs}/bitcoind`, "utf8"), "daemon");
        assert.equal(statSync(`${programs}/bitcoind`).mode & 0o777, 0o755);
        const lines = stdout.trimEnd().split("\n");
        for (const [number, { name }] of release.five.entries()) {
            assert.match(lines[number]!, new RegExp(`^${name}: signed on \\d{4}-\\d\\d-\\d\\d$`));
        }
        assert.match(lines[5]!, /^5 of 5 pinned builders signed the list of Bitcoin Core 31\.1, /);
        assert.match(lines[6]!, /x86_64-linux-gnu\.tar\.gz has that checksum: bitcoind and /);
        assert.equal(lines.length, 7);
    });

    it("takes the tarball of the processor that is asked for", () => {
        const arm = tarball.replace("x86_64", "aarch64");
        release.refuses(
            /^bitcoin-31\.1-aarch64.+ has no line in /,
            release.fetch("31.1", "aarch64"),
        );
        const line = `${sha256(release.content)}  ${arm}\n`;
        release.put("pins/checksums", line);
        release.put("SHA256SUMS", line);
        release.put(arm, release.content);
        const signatures = release.five.map((signer) => release.keyring.sign(signer, line));
        release.put("SHA256SUMS.asc", signatures.join(""));
        assert.equal(release.fetch("31.1", "aarch64").status, 0);
    });

    it("checks the list and its signatures without a tarball", () => {
        rmSync(release.path(tarball));
        const options = ["--from", release.path(""), "--pins", release.path("pins")];
        const args = ["31.1", "--check-list", "--machine", "x86_64", ...options];
        const { status, stdout } = fetchRelease(args);
        assert.equal(status, 0);
        assert.match(stdout, /\n5 of 5 pinned builders signed .+ the pinned checksum\.\n$/);
    });

    for (const version of ["30.0", "30.1"]) {
        it(`refuses ${version}, which was withdrawn, even if it is pinned`, () => {
            const name = tarball.replace("31.1", version);
            release.put("pins/checksums", `${sha256(release.content)}  ${name}\n`);
            const reason = /was withdrawn for a bug in wallet migration: set BITCOIN_VERSION /;
            release.refuses(reason, release.fetch(version));
        });
    }

    it("refuses a version that is not pinned", () => {
        release.refuses(/^bitcoin-31\.2-x86_64.+ has no line in /, release.fetch("31.2"));
    });

    it("refuses a tarball with one byte changed", () => {
        const changed = Buffer.from(release.content);
        changed[changed.length - 1]! ^= 1;
        release.put(tarball, changed);
        release.refuses(/has the SHA-256 [0-9a-f]{64} and not the pinned one: /);
    });

    it("refuses a list, signed or not, that gives the tarball another checksum", () => {
        release.put("pins/checksums", `${sha256("other")}  ${tarball}\n`);
        release.refuses(/^SHA256SUMS does not give .+ the pinned checksum: /);
    });

    it("refuses a tarball without bitcoind, or with a link in its place", () => {
        const link = (path: string): void => {
            symlinkSync("bitcoin-cli", path);
        };
        for (const make of [() => undefined, link]) {
            const content = pack(make);
            const line = `${sha256(content)}  ${tarball}\n`;
            release.put(tarball, content);
            release.put("SHA256SUMS", line);
            release.put("pins/checksums", line);
            const signatures = release.five.map((signer) => release.keyring.sign(signer, line));
            release.put("SHA256SUMS.asc", signatures.join(""));
            const { status, stderr } = release.fetch();
            assert.equal(status, 1);
            assert.match(stderr, /^The tarball holds no file bitcoin-31\.1\/bin\/bitcoind: /);
            assert.deepEqual(readdirSync(release.path("programs")), []);
        }
    });

    it("refuses a list that is too large to be one", () => {
        release.put("SHA256SUMS", "#".repeat(2 ** 20 + 1));
        release.refuses(/^SHA256SUMS is larger than 1,048,576 bytes/);
    });

    it("says which file is missing, and which pins are broken", () => {
        rmSync(release.path("SHA256SUMS.asc"));
        release.refuses(/SHA256SUMS\.asc cannot be read: put it there\.\n$/);
        release.put("pins/builders", "ann without a commit\n");
        release.refuses(/^The pins in .+ cannot be read /);
    });

    it("says that the site cannot be reached, and what to do", () => {
        // Nobody listens on port 9, the port of the discard service.
        const env = { ...process.env, https_proxy: "http://127.0.0.1:9" };
        const { status, stderr } = fetchRelease(["31.1", "--check-list"], env);
        assert.equal(status, 1);
        assert.match(stderr, /^https:\/\/bitcoincore\.org\/bin\/bitcoin-core-31\.1\/SHA256SUMS /);
        assert.match(
            stderr,
            /cannot be reached .+ --build-arg BITCOIN_SOURCE=debian for a rehears/,
        );
    });

    it("says that gpg is missing", () => {
        const print = ["-c", "import sys; print(sys.executable)"];
        const python = spawnSync("python3", print, { encoding: "utf8" }).stdout.trim();
        symlinkSync(python, release.path("python3"));
        const env = { PATH: release.path("") };
        release.refuses(/^There is no gpg here: /, release.fetch("31.1", "x86_64", env));
    });

    it("explains itself", () => {
        const { status, stdout } = fetchRelease(["--help"]);
        assert.equal(status, 0);
        for (const option of ["--to", "--from", "--check-list", "--pins", "--machine"]) {
            assert.ok(stdout.includes(option), option);
        }
    });
});
