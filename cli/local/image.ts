import { spawn } from "node:child_process";
import { once } from "node:events";

import { readVersions } from "../../components/imageTag";
import { DockerError, docker } from "../docker";
import { Mistake } from "../mistake";

/** Where bitcoind comes from: Bitcoin Core's release, or Bitcoin Knots out of Debian's archive. */
const sources = ["release", "debian"] as const;
export type Source = (typeof sources)[number];

/** The image's name here. */
export const localImage = "bitcoin-node:local";

/** The official base image, and the name of the one that docker/base-image.sh makes in its place. */
const officialBase = "debian:trixie-slim";
const ownBase = "debian-base:trixie";

const releaseSite = "https://bitcoincore.org/";
const reachTimeout = 10_000;

/** @throws Mistake when no Docker engine answers. */
export async function needDocker(): Promise<void> {
    try {
        await docker(["version", "--format", "{{.Server.Version}}"]);
    } catch (error) {
        if (!(error instanceof DockerError)) throw error;
        throw new Mistake("Docker does not answer: start it, then run this again.");
    }
}

/** `release` where Bitcoin Core's site can be reached, `debian` elsewhere. */
async function reachableSource(): Promise<Source> {
    try {
        await fetch(releaseSite, { method: "HEAD", signal: AbortSignal.timeout(reachTimeout) });
        return "release";
    } catch {
        return "debian";
    }
}

/**
 * The source that was asked for, or the first that can be had; says when it is not the one of AWS.
 */
export async function chooseSource(asked: Source | undefined): Promise<Source> {
    const source = asked ?? (await reachableSource());
    if (asked === undefined && source === "debian") {
        process.stdout.write(
            "bitcoincore.org cannot be reached: this runs Bitcoin Knots in place of Bitcoin Core.\n",
        );
    }
    return source;
}

/** @throws Mistake for a source that there is not */
export function readSource(text: string | undefined, command: string): Source | undefined {
    const source = sources.find((one) => one === text);
    if (text !== undefined && source === undefined) {
        throw new Mistake(`--source must be ${sources.join(" or ")}. Run: ${command} -- --help`);
    }
    return source;
}

/** Whose daemon a source gives, and in which versions the image runs, in words. */
export function contents(source: Source): string {
    const versions = readVersions("docker/versions.env");
    const bitcoind =
        source === "release"
            ? `Bitcoin Core ${versions["BITCOIN_VERSION"] ?? ""}`
            : `Bitcoin Knots ${versions["BITCOIN_DEBIAN_VERSION"] ?? ""} from Debian's archive`;
    return `${bitcoind}, ElectrumX ${versions["ELECTRUMX_VERSION"] ?? ""}`;
}

/** Builds the image for this machine; what has not changed comes out of Docker's cache. */
export async function buildLocal(
    source: Source,
    base: string,
    signal?: AbortSignal,
): Promise<void> {
    const versions = { ...readVersions("docker/versions.env"), BITCOIN_SOURCE: source };
    await build(localImage, "docker", { ...versions, BASE_IMAGE: base }, signal);
}

/** Builds an image from a folder. The host's network: some machines resolve names only there. */
export async function build(
    tag: string,
    folder: string,
    args: Readonly<Record<string, string>>,
    signal?: AbortSignal,
): Promise<void> {
    const named = Object.entries(args).flatMap(([name, value]) => [
        "--build-arg",
        `${name}=${value}`,
    ]);
    const command = ["build", "--network", "host", ...named, "--tag", tag, folder];
    await docker(command, { ...(signal && { signal }) }).catch((error: unknown) => {
        if (error instanceof DockerError) process.stderr.write(`${lastLines(error.stdout)}\n`);
        throw error;
    });
}

/** Where a build stopped: the classic builder says the reason on standard output. */
function lastLines(text: string): string {
    return text.split("\n").slice(-15).join("\n");
}

/**
 * The name of a base image that is on this machine: the official one, pulled when it is missing, or
 * where no registry is reached, the one that docker/base-image.sh makes.
 *
 * @throws Mistake when there is neither.
 */
export async function baseImage(say: (line: string) => void): Promise<string> {
    for (const image of [officialBase, ownBase]) if (await has(image)) return image;
    say(`Fetching ${officialBase}.`);
    try {
        await docker(["pull", "--quiet", officialBase]);
        return officialBase;
    } catch (error) {
        if (!(error instanceof DockerError)) throw error;
    }
    say(`No registry has it for this machine: making ${ownBase} with debootstrap.`);
    const script = spawn("docker/base-image.sh", [ownBase], {
        stdio: ["ignore", "ignore", "pipe"],
    });
    const said: Buffer[] = [];
    script.stderr.on("data", (chunk: Buffer) => said.push(chunk));
    const [status] = (await once(script, "close")) as [number | null];
    if (status !== 0) {
        const reason = Buffer.concat(said).toString().trim().split("\n").at(-1) ?? "";
        throw new Mistake(`${officialBase} cannot be pulled, and docker/base-image.sh: ${reason}`);
    }
    return ownBase;
}

async function has(image: string): Promise<boolean> {
    return docker(["image", "inspect", "--format", "{{.Id}}", image]).then(
        () => true,
        () => false,
    );
}
