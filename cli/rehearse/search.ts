import { spawn } from "node:child_process";
import { once } from "node:events";

import { localImage } from "../local/image";
import { promise } from "./broken";

/** A container that reaches nothing, as root, so that no file is closed to it. */
const container = ["run", "--rm", "--network", "none", "--user", "0"];

/** Searches volumes for keys and wallets. @returns how much there was, in words */
export function searchVolumes(volumes: readonly string[]): Promise<string> {
    const mounts = volumes.flatMap((volume) => ["--volume", `${volume}:/search/${volume}:ro`]);
    const tar = ["--entrypoint", "tar", localImage, "--create", "--directory", "/search", "."];
    return search([...container, ...mounts, ...tar]);
}

/** Searches every layer of an image, with what later layers hide. @returns how much there was, in words */
export function searchImage(image: string): Promise<string> {
    return search(["save", image]);
}

/** Hands the archive that a Docker command prints to `npm run scan`. */
async function search(command: readonly string[]): Promise<string> {
    const archive = spawn("docker", command, { stdio: ["ignore", "pipe", "inherit"] });
    const scan = spawn(process.execPath, ["--import", "tsx", "cli/scan/index.ts", "-"], {
        stdio: [archive.stdout, "pipe", "pipe"],
    });
    const printed: Buffer[] = [];
    for (const stream of [scan.stdout, scan.stderr]) {
        stream.on("data", (chunk: Buffer) => printed.push(chunk));
    }
    const [[status], [saved]] = (await Promise.all([
        once(scan, "close"),
        once(archive, "exit"),
    ])) as [[number | null], [number | null]];
    promise(saved === 0, `docker ${command[0] ?? ""} ended with status ${saved ?? "?"}`);
    const report = Buffer.concat(printed).toString().trim().split("\n").join("; ");
    promise(status === 0, `keys or wallets were found, or something could not be read: ${report}`);
    const size = /([\d.]+ MB)\.$/.exec(report)?.[1];
    promise(size !== undefined && size !== "0.0 MB", "there was nothing to search");
    return size;
}
