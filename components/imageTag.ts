import { createHash } from "node:crypto";
import { lstatSync, readFileSync, readdirSync, realpathSync } from "node:fs";
import { join } from "node:path";

import dockerignore from "@balena/dockerignore";

/** What an image is built from: all of it decides the tag. */
export interface ImageSource {
    /** The build context's folder. */
    readonly context: string;
    /** Docker's name of the platform, as in `linux/amd64`. */
    readonly platform: string;
    /** Build arguments: the versions that go into the image. */
    readonly args: Readonly<Record<string, string>>;
}

/**
 * A tag of the versions, the processor and a hash of everything that the docker provider hashes
 * itself (pulumi-docker, provider.go): paths, modes and contents of the context after
 * .dockerignore, the Dockerfile, arguments and platform. A changed image so always gets a new tag,
 * and the repository refuses a second push of an old one.
 */
export function imageTag({ context, platform, args }: ImageSource): string {
    const hash = createHash("sha256");
    for (const path of contextFiles(context)) {
        const file = join(context, path);
        const { mode } = lstatSync(file);
        hash.update(`${path}\0${mode.toString(8)}\0`)
            .update(contentOf(file))
            .update("\0");
    }
    hash.update(readFileSync(join(context, "Dockerfile")));
    hash.update(JSON.stringify([platform, Object.entries(args).sort()]));
    const bitcoind =
        args["BITCOIN_SOURCE"] === "debian"
            ? `knots-${args["BITCOIN_DEBIAN_VERSION"] ?? "unknown"}`
            : `core-${args["BITCOIN_VERSION"] ?? "unknown"}`;
    const words = [
        `bitcoin-${bitcoind}`,
        `electrumx-${args["ELECTRUMX_VERSION"] ?? "unknown"}`,
        platform.replace("linux/", ""),
        hash.digest("hex").slice(0, 12),
    ];
    // Debian's versions may hold signs that a tag may not.
    return words.join("-").replace(/[^\w.-]/g, "_");
}

/** The paths of a build context's files, sorted, without what its .dockerignore leaves out. */
export function contextFiles(context: string): string[] {
    const names = readdirSync(context, { recursive: true, encoding: "utf8" });
    const files = names.filter((name) => !lstatSync(join(context, name)).isDirectory());
    return dockerignore().add(ignoreFile(context)).filter(files).sort();
}

/** The `NAME=value` lines of a file; `#` begins a comment line. */
export function readVersions(file: string): Record<string, string> {
    const lines = readFileSync(file, "utf8").split("\n");
    return Object.fromEntries(
        lines.flatMap((line) => {
            const [, name, value] = /^([A-Z][A-Z0-9_]*)=(\S+)$/.exec(line) ?? [];
            return name === undefined || value === undefined ? [] : [[name, value]];
        }),
    );
}

function contentOf(file: string): Buffer | string {
    return lstatSync(file).isSymbolicLink() ? realpathSync(file) : readFileSync(file);
}

function ignoreFile(context: string): string {
    try {
        return readFileSync(join(context, ".dockerignore"), "utf8");
    } catch {
        return "";
    }
}
