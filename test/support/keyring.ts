import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A key that gpg has made for one test run. It is in a temporary folder and ends with it. */
export interface Signer {
    readonly name: string;
    /** Of the key that signs. */
    readonly fingerprint: string;
}

/** The options that set gpg's clock, as to `20200101T120000`. */
export function at(time: string): string[] {
    return ["--faked-system-time", time];
}

/** A GnuPG home of its own: the user's keys are neither read nor touched. */
export class Keyring {
    readonly #home = mkdtempSync(join(tmpdir(), "gpg-"));

    /** Makes a key that can sign and does not end. */
    make(name: string, time: readonly string[] = []): Signer {
        const status = this.#run([...time, "--quick-gen-key", name, "ed25519", "sign", "never"]);
        return { name, fingerprint: created(status) };
    }

    /** Makes a subkey that can sign. */
    addSubkey(to: Signer, name: string): Signer {
        const status = this.#run(["--quick-add-key", to.fingerprint, "ed25519", "sign", "never"]);
        return { name, fingerprint: created(status) };
    }

    /** Has the key end on a day, which must come after what the clock says. */
    expire(signer: Signer, day: string, time: readonly string[]): void {
        this.#run([...time, "--quick-set-expire", signer.fingerprint, day]);
    }

    /** Revokes the key, with the certificate that gpg made beside it. */
    revoke({ fingerprint }: Signer): void {
        const file = join(this.#home, "openpgp-revocs.d", `${fingerprint}.rev`);
        // gpg puts a colon before it, so that nobody imports it by accident.
        this.#run(["--import"], readFileSync(file, "utf8").replace(/^:(?=---)/m, ""));
    }

    /** A signature apart from what it signs, armored. */
    sign(signer: Signer, data: string, options: readonly string[] = []): string {
        return this.#run(
            [...options, "--local-user", `${signer.fingerprint}!`, "--detach-sign"],
            data,
        ).toString();
    }

    /** A message that holds what it signs, armored. */
    signInline(signer: Signer, data: string): string {
        return this.#run(["--local-user", `${signer.fingerprint}!`, "--sign"], data).toString();
    }

    /** The public key with its subkeys, as a key file has it. */
    exported(fingerprint: string): Buffer {
        return this.#run(["--export", fingerprint]);
    }

    /** Ends gpg's agent and deletes the keys. */
    remove(): void {
        spawnSync("gpgconf", ["--homedir", this.#home, "--kill", "all"]);
        rmSync(this.#home, { recursive: true, force: true });
    }

    #run(args: readonly string[], input: string | Buffer = ""): Buffer {
        const common = ["--homedir", this.#home, "--batch", "--yes", "--armor", "--status-fd", "2"];
        const { status, stdout, stderr } = spawnSync(
            "gpg",
            [...common, "--pinentry-mode", "loopback", "--passphrase", "", ...args],
            { input },
        );
        if (status !== 0) throw new Error(`gpg ${args.join(" ")}: ${stderr.toString()}`);
        return args.some((arg) => /^--quick-(gen|add)/.test(arg)) ? stderr : stdout;
    }
}

function created(status: Buffer): string {
    const [, fingerprint] = /KEY_CREATED . ([0-9A-F]{40})/.exec(status.toString()) ?? [];
    if (fingerprint === undefined) throw new Error(`gpg made no key: ${status.toString()}`);
    return fingerprint;
}
