import assert from "node:assert/strict";
import {
    mkdtempSync,
    readFileSync,
    readdirSync,
    rmSync,
    symlinkSync,
    writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { readVersions } from "../../components/imageTag";
import { describeWith } from "../support/needs";
import { fetchRelease, needed } from "../support/release";

const version = readVersions("docker/versions.env")["BITCOIN_VERSION"] ?? "";
const machines = ["x86_64", "aarch64"];

const pins = (file: string): string[] =>
    readFileSync(join("docker/release", file), "utf8")
        .split("\n")
        .filter((line) => line && !line.startsWith("#"));

describe("docker/release", () => {
    it("pins the tarball of BITCOIN_VERSION for both processors, and no other", () => {
        const tarballs = machines.map((name) => `bitcoin-${version}-${name}-linux-gnu.tar.gz`);
        assert.deepEqual(
            pins("checksums").map((line) => line.replace(/^[0-9a-f]{64} {2}/, "")),
            tarballs,
        );
    });

    it("pins a commit, and each builder once with a fingerprint and a key file's checksum", () => {
        const [commit = "", ...builders] = pins("builders");
        assert.match(commit, /^commit [0-9a-f]{40}$/);
        for (const line of builders) assert.match(line, /^[\w-]+ [0-9A-F]{40} [0-9a-f]{64}$/);
        for (const column of [0, 1, 2]) {
            const values = new Set(builders.map((line) => line.split(" ")[column]));
            assert.equal(values.size, builders.length);
        }
    });
});

// The release's own files are not in this repository: a folder with SHA256SUMS and signatures/ under
// the version's name, and keys/ beside it.
const given = process.env["BITCOIN_RELEASE_DIR"];
const title = `the pins of Bitcoin Core ${version}`;

if (!given) {
    describe.skip(`${title} (skipped: BITCOIN_RELEASE_DIR names no folder with its files)`, () => {
        it("hold for the real list, signatures and keys");
    });
} else {
    describeWith(needed, title, () => {
        let folder: string;
        const check = (machine: string) =>
            fetchRelease([version, "--check-list", "--from", folder, "--machine", machine]);

        beforeEach(() => {
            folder = mkdtempSync(join(tmpdir(), "release-"));
            symlinkSync(resolve(given, "keys"), join(folder, "keys"));
            const signatures = join(given, version, "signatures");
            // The official site serves one file: the builders' blocks, one after the other.
            const joined = readdirSync(signatures).map((name) =>
                readFileSync(join(signatures, name)),
            );
            writeFileSync(join(folder, "SHA256SUMS.asc"), Buffer.concat(joined));
            const list = readFileSync(join(given, version, "SHA256SUMS"));
            writeFileSync(join(folder, "SHA256SUMS"), list);
        });
        afterEach(() => {
            rmSync(folder, { recursive: true });
        });

        for (const machine of machines) {
            it(`hold for the real list and the ${machine} tarball: every pinned builder signed`, () => {
                const { status, stdout, stderr } = check(machine);
                assert.deepEqual([status, stderr], [0, ""]);
                const all = pins("builders").length - 1;
                assert.equal(stdout.match(/^\S+: signed on /gm)?.length, all);
                assert.ok(
                    stdout.includes(`\n${all} of ${all} pinned builders signed the list of `),
                );
            });
        }

        it("fail for the real list with one byte changed: nobody signed that", () => {
            const list = readFileSync(join(folder, "SHA256SUMS"));
            list[0]! ^= 1;
            writeFileSync(join(folder, "SHA256SUMS"), list);
            const { status, stderr } = check("x86_64");
            assert.equal(status, 1);
            assert.match(
                stderr,
                /^Only 0 of the pinned builders signed this SHA256SUMS \(nobody\) /,
            );
        });
    });
}
