import { readFileSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { scan } from "../../policies/keys/scan";
import type { Finding } from "../../policies/keys/scan";

/** Text that people write and programs read. */
const isText = /\.([cm]?[jt]sx?|json|map|md|txt|ya?ml|html|css|py|sh|proto)$/;

/** Packages of keys and their encodings, whose pages and tests have keys in them. */
const ofKeys =
    /(^|\/)(@scure|@noble|@bitcoinerlab|bip3[289]|bip39|wif|slip39|base-x|bs58|bs58check|[a-z-]*secp256k1|scryptsy|[a-z]+-base|create-hm?ac|create-hash|hash-base|ripemd160|sha\.js|browserify-aes|bitcoin-node-policies)(\/|$)/;

/** Longer files are left out of what is copied for other scanners. */
const longest = 4 * 1024 * 1024;

/** A file with its path below the folder. */
export interface TextFile {
    readonly path: string;
    readonly data: Buffer;
}

/** The installed packages' text, up to some bytes in all. */
export function ordinaryText(folder: string, most: number): TextFile[] {
    const files: TextFile[] = [];
    let bytes = 0;
    for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).sort()) {
        if (bytes >= most || !isText.test(path) || ofKeys.test(path)) continue;
        const stats = statSync(join(folder, path));
        if (!stats.isFile() || stats.size > longest) continue;
        const data = readFileSync(join(folder, path));
        files.push({ path, data });
        bytes += data.length;
    }
    return files;
}

/** What was found in a file. */
export interface Located extends Finding {
    readonly path: string;
}

/** What is found in text without keys, and how many millions of bytes are read in a second. */
export function measured(files: readonly TextFile[]): { found: Located[]; rate: number } {
    const started = performance.now();
    const found = files.flatMap(({ path, data }) =>
        scan(data, path).findings.map((finding) => ({ ...finding, path })),
    );
    return { found, rate: megabytes(files) / ((performance.now() - started) / 1000) };
}

/** The size of files, in millions of bytes. */
export function megabytes(files: readonly TextFile[]): number {
    return files.reduce((sum, { data }) => sum + data.length, 0) / 1e6;
}
