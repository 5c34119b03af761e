import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

import { dump } from "js-yaml";

/** What a command printed, and how it ended. */
export interface Ran {
    readonly code: number | null;
    readonly stdout: string;
    readonly stderr: string;
}

/** A copy of the project with stack files of its own; remove it when done. */
export class Project {
    readonly folder = mkdtempSync(join(tmpdir(), "project-"));

    constructor() {
        for (const name of ["Pulumi.yaml", "docker", "policies", "node_modules"]) {
            symlinkSync(resolve(name), join(this.folder, name));
        }
    }

    /** Writes a stack's file. Settings without a namespace are the project's own. */
    stack(
        name: string,
        settings: Record<string, unknown>,
        region: string | null = "us-east-1",
    ): this {
        const own = Object.entries(settings).map(([key, value]) => [`bitcoin-node:${key}`, value]);
        const aws = region === null ? [] : [["aws:region", region]];
        const config = Object.fromEntries([...aws, ...own]) as Record<string, unknown>;
        writeFileSync(join(this.folder, `Pulumi.${name}.yaml`), dump({ config }));
        return this;
    }

    file(name: string, text: string): this {
        writeFileSync(join(this.folder, name), text);
        return this;
    }

    /** Puts a pack in place of the project's own that forbids every file system. */
    forbiddingPack(): this {
        const folder = join(this.folder, "policies");
        unlinkSync(folder);
        mkdirSync(folder);
        this.file("policies/package.json", '{ "version": "1.0.0", "main": "index.js" }');
        this.file("policies/PulumiPolicy.yaml", "runtime: nodejs\n");
        const rule = `{
            name: "nothing-on-efs",
            description: "No file systems.",
            enforcementLevel: "mandatory",
            validateResource: ({ type, name }, report) => {
                if (type === "aws:efs/fileSystem:FileSystem") report(name + " is one.");
            },
        }`;
        const pack = `new (require("@pulumi/policy").PolicyPack)("forbids", { policies: [${rule}] });`;
        return this.file("policies/index.js", pack);
    }

    /** Runs `npm start` here. */
    start(...args: string[]): Promise<Ran> {
        return this.run("cli/plan/index.ts", ...args);
    }

    /** Runs a command here, in a pipe. Without AWS's variables, so that only the files count. */
    run(program: string, ...args: string[]): Promise<Ran> {
        const env = { ...process.env };
        delete env["AWS_REGION"];
        delete env["AWS_DEFAULT_REGION"];
        const command = ["--import", "tsx", resolve(program), ...args];
        const child = spawn(process.execPath, command, { cwd: this.folder, env });
        const stdout: string[] = [];
        const stderr: string[] = [];
        child.stdout.on("data", (chunk: Buffer) => stdout.push(chunk.toString()));
        child.stderr.on("data", (chunk: Buffer) => stderr.push(chunk.toString()));
        return new Promise((done) => {
            child.once("close", (code) => {
                done({ code, stdout: stdout.join(""), stderr: stderr.join("") });
            });
        });
    }

    remove(): void {
        rmSync(this.folder, { recursive: true });
    }
}
