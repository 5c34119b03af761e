import assert from "node:assert/strict";
import { type SpawnSyncReturns, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { Keyring, type Signer } from "./keyring";

/** The tarball of the release that the tests make. */
export const tarball = "bitcoin-31.1-x86_64-linux-gnu.tar.gz";

/** The programs without which docker/fetch-release and its tests cannot run. */
export const needed = ["gpg", "python3", "tar"];

export function sha256(data: Buffer | string): string {
    return createHash("sha256").update(data).digest("hex");
}

/** A tarball laid out like the official one, in which `make` makes bitcoind. */
export function pack(make: (path: string) => void): Buffer {
    const folder = mkdtempSync(join(tmpdir(), "tarball-"));
    const bin = join(folder, "bitcoin-31.1/bin");
    mkdirSync(bin, { recursive: true });
    make(join(bin, "bitcoind"));
    writeFileSync(join(bin, "bitcoin-cli"), "cli");
    writeFileSync(join(bin, "bitcoin-wallet"), "not wanted");
    const { stdout } = spawnSync("tar", ["-C", folder, "-cz", "bitcoin-31.1"]);
    rmSync(folder, { recursive: true });
    return stdout;
}

/** A release that five builders have signed, each time in a fresh folder, with the pins for it. */
export class Release {
    readonly keyring = new Keyring();
    readonly five = ["ann", "ben", "cat", "dan", "eve"].map((name) => this.keyring.make(name));
    readonly content = pack((path) => {
        writeFileSync(path, "daemon");
    });
    readonly list = `${sha256("source")}  bitcoin-31.1.tar.gz\n${sha256(this.content)}  ${tarball}\n`;
    readonly signatures = this.five.map((signer) => this.keyring.sign(signer, this.list));
    #folder = "";

    renew(): void {
        this.#folder = mkdtempSync(join(tmpdir(), "fetch-"));
        for (const name of ["keys", "pins"]) mkdirSync(this.path(name));
        this.put(tarball, this.content);
        this.put("SHA256SUMS", this.list);
        this.put("SHA256SUMS.asc", this.signatures.join(""));
        this.put("pins/checksums", `# A comment.\n${sha256(this.content)}  ${tarball}\n`);
        this.pin(this.five);
    }

    discard(): void {
        rmSync(this.#folder, { recursive: true });
    }

    path(name: string): string {
        return join(this.#folder, name);
    }

    put(name: string, data: Buffer | string): void {
        writeFileSync(this.path(name), data);
    }

    /** Makes these the pinned builders, each with the key file that the keyring gives now. */
    pin(signers: readonly Signer[]): void {
        const lines = signers.map(({ name, fingerprint }) => {
            const key = this.keyring.exported(fingerprint);
            this.put(`keys/${name}.gpg`, key);
            return `${name} ${fingerprint} ${sha256(key)}\n`;
        });
        this.put("pins/builders", `# A comment.\ncommit ${"0".repeat(40)}\n${lines.join("")}`);
    }

    fetch(version = "31.1", machine = "x86_64", env = process.env): SpawnSyncReturns<string> {
        const from = ["--from", this.#folder, "--pins", this.path("pins")];
        const options = ["--machine", machine, "--to", this.path("programs")];
        return fetchRelease([version, ...from, ...options], env);
    }

    /** Holds a run to a status of 1 and one sentence, and to have unpacked nothing. */
    refuses(
        sentence: RegExp,
        { status, stderr }: { status: number | null; stderr: string } = this.fetch(),
    ): void {
        assert.match(stderr, sentence);
        assert.match(stderr, /^[^\n]+\.\n$/);
        assert.equal(status, 1);
        assert.ok(!existsSync(this.path("programs")));
    }
}

/** Runs docker/fetch-release. */
export function fetchRelease(args: readonly string[], env = process.env): SpawnSyncReturns<string> {
    return spawnSync("python3", ["docker/fetch-release", ...args], { encoding: "utf8", env });
}
