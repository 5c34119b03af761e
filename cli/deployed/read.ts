import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

import { Mistake } from "../mistake";
import { pulumiCli } from "../plan/pulumiCli";
import { parseOutputs } from "./outputs";
import type { Where } from "./options";
import type { StackOutputs } from "./outputs";

/**
 * The outputs of a deployed stack.
 *
 * @throws Mistake when they cannot be had, with the next step
 */
export async function readOutputs(where: Where, signal: AbortSignal): Promise<StackOutputs> {
    const { stack = "", outputs: file } = where;
    if (file !== undefined) return parseOutputs(fileText(file), file);
    return parseOutputs(await stackOutput(stack, signal), `The stack ${stack}`);
}

function fileText(file: string): string {
    try {
        return readFileSync(file === "-" ? 0 : file, "utf8");
    } catch (error) {
        const { message } = error as Error;
        throw new Mistake(`${message}. Run: ${pulumiCli} stack output --json > ${file}`);
    }
}

/** Asks the CLI on the PATH, or the one that npx has fetched before: to fetch it takes too long here. */
async function stackOutput(stack: string, signal: AbortSignal): Promise<string> {
    const args = ["stack", "output", "--json", "--stack", stack, "--non-interactive"];
    const [npx = "", ...version] = pulumiCli.split(" ");
    const said =
        (await run("pulumi", args, signal)) ??
        (await run(npx, ["--no", "--", ...version, ...args], signal));
    if (said === undefined || /npx canceled/.test(said.stderr)) {
        throw new Mistake(
            `There is no Pulumi CLI here. Run: ${pulumiCli} stack output --json --stack ${stack} ` +
                "> outputs.json, then give --outputs outputs.json.",
        );
    }
    if (said.code !== 0) throw new Mistake(refusal(said.stderr, stack));
    return said.stdout;
}

/** Why the CLI refuses, and what helps. */
function refusal(stderr: string, stack: string): string {
    const [, reason = /\S.*/.exec(stderr)?.[0] ?? "it gives no reason"] =
        /^error: (.*)/m.exec(stderr) ?? [];
    const next = /no stack named/.test(stderr)
        ? "stack ls"
        : /access.?token|login/i.test(stderr)
          ? "login"
          : `stack output --json --stack ${stack}`;
    return `Pulumi says: ${reason.replace(/[.\s]+$/, "")}. Run: ${pulumiCli} ${next}`;
}

interface Said {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** Runs a program. @returns undefined where there is no such program */
function run(
    program: string,
    args: readonly string[],
    signal: AbortSignal,
): Promise<Said | undefined> {
    return new Promise((resolve, reject) => {
        const child = spawn(program, args, {
            stdio: ["ignore", "pipe", "pipe"],
            signal,
            // npm run --silent would keep npx from saying what is wrong.
            env: { ...process.env, npm_config_loglevel: "error" },
            // npx is a script on Windows, which only a shell can run.
            shell: process.platform === "win32",
        });
        const said = { stdout: "", stderr: "" };
        child.stdout.setEncoding("utf8").on("data", (text: string) => (said.stdout += text));
        child.stderr.setEncoding("utf8").on("data", (text: string) => (said.stderr += text));
        child.on("error", (error: NodeJS.ErrnoException) => {
            if (error.code === "ENOENT") resolve(undefined);
            else if (signal.aborted) {
                reject(new Mistake(`Pulumi does not answer. Run: ${pulumiCli} stack ls`));
            } else reject(error);
        });
        child.on("close", (code) => {
            resolve({ code, ...said });
        });
    });
}
