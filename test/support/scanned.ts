import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { extended, extendedVersions, wif } from "./keys/base58";
import { bip39Words } from "./keys/phrases";
import type { Ran } from "./project";

/** The keys that tests of `npm run scan` plant. None of them is ever printed. */
export const planted = {
    wif: wif("scan"),
    xprv: extended("scan", extendedVersions["xprv"]!),
    phrase: bip39Words("scan").join(" "),
};

/** A temporary folder that is scanned; remove it when done. */
export class Scanned {
    readonly #folder = mkdtempSync(join(tmpdir(), "scan-"));

    write(name: string, content: string | Buffer): this {
        mkdirSync(dirname(join(this.#folder, name)), { recursive: true });
        writeFileSync(join(this.#folder, name), content);
        return this;
    }

    /** Runs `npm run scan` here, in a pipe. */
    run(args: readonly string[], input = ""): Ran {
        const loader = pathToFileURL(require.resolve("tsx")).href;
        const { status, stdout, stderr } = spawnSync(
            process.execPath,
            ["--import", loader, resolve("cli/scan/index.ts"), ...args],
            { cwd: this.#folder, encoding: "utf8", input },
        );
        for (const [what, key] of Object.entries(planted)) {
            assert.ok(!`${stdout}${stderr}`.includes(key), `the ${what} is printed`);
        }
        return { code: status, stdout, stderr };
    }

    /** The paths of what is found. */
    paths(...args: string[]): string[] {
        const found = JSON.parse(this.run([...args, "--format", "json"]).stdout);
        return found.map((one: any) => one.path);
    }

    git(...args: string[]): void {
        assert.equal(spawnSync("git", args, { cwd: this.#folder }).status, 0);
    }

    remove(): void {
        rmSync(this.#folder, { recursive: true });
    }
}
