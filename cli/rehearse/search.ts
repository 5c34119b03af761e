import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

import { docker } from "../docker";
import { localImage } from "../local/image";
import { promise } from "./broken";

/** Runs find-keys in a container that reaches nothing, as root, so that no file is closed to it. */
const container = ["run", "--rm", "--interactive", "--network", "none", "--user", "0"];

/** Searches volumes for keys and wallets. @returns how many files there were */
export async function searchVolumes(volumes: readonly string[]): Promise<number> {
    const mounts = volumes.flatMap((volume) => ["--volume", `${volume}:/search/${volume}:ro`]);
    const python = ["--entrypoint", "python3", localImage, "-c", script(), "/search"];
    return clean(await docker([...container, ...mounts, ...python]));
}

/** Searches every layer of an image, with what later layers hide. @returns how many files there were */
export async function searchImage(image: string): Promise<number> {
    const python = ["--entrypoint", "python3", localImage, "-c", script()];
    const save = spawn("docker", ["save", image], { stdio: ["ignore", "pipe", "inherit"] });
    const search = spawn("docker", [...container, ...python], {
        stdio: [save.stdout, "pipe", "inherit"],
    });
    const printed: Buffer[] = [];
    search.stdout.on("data", (chunk: Buffer) => printed.push(chunk));
    const [status] = (await once(search, "close")) as [number | null];
    promise(status === 0, `the image could not be searched: status ${status ?? "?"}`);
    return clean(Buffer.concat(printed).toString());
}

function script(): string {
    return readFileSync("cli/rehearse/find-keys", "utf8");
}

function clean(report: string): number {
    const [last = "", ...found] = report.trim().split("\n").reverse();
    promise(found.length === 0, `keys or wallets were found: ${found.join("; ")}`);
    const files = parseInt(last);
    promise(files > 0, "there was nothing to search");
    return files;
}
