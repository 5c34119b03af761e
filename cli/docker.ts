import { spawn } from "node:child_process";

import { Mistake } from "./mistake";

/** How a Docker command is run. */
export interface DockerOptions {
    /** Variables added to this process's own; `-e NAME` then passes one on without showing its value. */
    readonly env?: Readonly<Record<string, string>>;
    /** Whether what it says on standard error is returned too, in the order in which it comes. */
    readonly withErrors?: boolean;
    /** Ends the command. */
    readonly signal?: AbortSignal;
}

/**
 * A Docker command that failed. The message is what it said first, in one line: mostly something
 * that the user can mend, such as a port that is taken.
 */
export class DockerError extends Mistake {
    readonly stdout: string;
    readonly stderr: string;

    constructor(args: readonly string[], code: number | null, stdout: string, stderr: string) {
        const said = /\S.*/.exec(stderr)?.[0] ?? `it ended with status ${code ?? "?"}`;
        super(`docker ${args[0] ?? ""}: ${said}`);
        this.stdout = stdout;
        this.stderr = stderr;
    }
}

/**
 * Runs a command of the Docker CLI and returns what it printed, without the last line's end.
 *
 * @throws Mistake when there is no Docker CLI.
 * @throws DockerError when the command fails.
 */
export function docker(args: readonly string[], options: DockerOptions = {}): Promise<string> {
    return new Promise((resolve, reject) => {
        const child = spawn("docker", args, {
            env: { ...process.env, ...options.env },
            // A group of its own: Ctrl-C must not end a `docker stop` that this program waits for.
            detached: process.platform !== "win32",
            stdio: ["ignore", "pipe", "pipe"],
            ...(options.signal && { signal: options.signal }),
        });
        const stdout: Buffer[] = [];
        const stderr: Buffer[] = [];
        child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk));
        child.stderr.on("data", (chunk: Buffer) => {
            (options.withErrors ? stdout : stderr).push(chunk);
        });
        child.on("error", (error: NodeJS.ErrnoException) => {
            const missing = error.code === "ENOENT";
            reject(missing ? new Mistake("There is no docker command: install Docker.") : error);
        });
        child.on("close", (code) => {
            const printed = Buffer.concat(stdout).toString().trimEnd();
            if (code === 0) resolve(printed);
            else reject(new DockerError(args, code, printed, Buffer.concat(stderr).toString()));
        });
    });
}
