import { fork } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { Mistake } from "../mistake";
import { firstSyncCost, monthlyCost, servingCost } from "./cost";
import type { FirstSyncCost, MonthlyCost } from "./cost";
import { PolicyPack } from "./policyPack";
import type { AskedFor, Violation } from "./policyPack";
import type { Program, ProgramResult } from "./program";
import type { Registered } from "./recorder";
import { readProject, readStackFile } from "./stackFile";
import { insideVpc } from "./vpc";
import type { Planned } from "./vpc";

/** What `pulumi up` would build for a stack, and what there is to say about it. */
export interface Plan {
    readonly name: string;
    readonly program: Program;
    /** Every resource, with what awsx makes below the VPC. */
    readonly resources: readonly Planned[];
    readonly violations: readonly Violation[];
    readonly cost: MonthlyCost;
    /** The bill after the first sync, in `serve`. */
    readonly serving: MonthlyCost;
    readonly firstSync: FirstSyncCost;
}

/** Plans a stack of the project in a folder. Throws a `Mistake` for a bad setting. */
export async function planStack(folder: string, stack: string): Promise<Plan> {
    const project = readProject(folder);
    const asked = { project, ...readStackFile(folder, project, stack) };
    // The pack starts while the program runs: both take a second or two.
    const starting = PolicyPack.start(join(folder, "policies"), asked);
    const [program, pack] = await Promise.allSettled([runProgram(folder, asked), starting]);
    try {
        if (program.status === "rejected") throw program.reason;
        if (pack.status === "rejected") throw pack.reason;
        const { resources: registered, settings } = program.value;
        const resources = registered.flatMap((one) => {
            const { type, name, parent } = one;
            const planned = { type, name, parent, component: componentOf(one, registered) };
            const inside = type === "awsx:ec2:Vpc" ? insideVpc(planned, settings) : [];
            return [planned, ...inside];
        });
        return {
            name: stack,
            program: program.value,
            resources,
            violations: await pack.value.analyze(registered),
            cost: monthlyCost(resources, settings),
            serving: servingCost(resources, settings),
            firstSync: firstSyncCost(settings),
        };
    } finally {
        if (pack.status === "fulfilled") pack.value.stop();
    }
}

/** Whether a rule forbids the stack. */
export function isForbidden({ violations }: Plan): boolean {
    return violations.some(({ level }) => level !== "advisory");
}

/** The ancestor right below the stack; the stack itself has none. */
function componentOf(resource: Registered, all: readonly Registered[]): string {
    const parent = all.find(({ urn }) => urn === resource.parentUrn);
    if (parent === undefined) return "";
    return parent.parent === null ? resource.name : componentOf(parent, all);
}

/** Runs the program in a process of its own: one process can run one Pulumi program. */
async function runProgram(folder: string, { project, stack, config }: AskedFor): Promise<Program> {
    const child = fork(join(__dirname, "program.ts"), [project, stack], {
        cwd: folder,
        execArgv: ["--import", pathToFileURL(require.resolve("tsx")).href],
        stdio: ["ignore", "ignore", "pipe", "ipc"],
        env: { ...process.env, PULUMI_CONFIG: JSON.stringify(config) },
    });
    const said: string[] = [];
    child.stderr?.on("data", (chunk: Buffer) => said.push(chunk.toString()));
    const result = await new Promise<ProgramResult>((resolve) => {
        child.once("message", (message) => {
            resolve(message as ProgramResult);
        });
        child.once("exit", () => {
            resolve({ kind: "defect", message: said.join("") });
        });
    });
    if (result.kind === "planned") return result.program;
    if (result.kind === "mistake") throw new Mistake(result.message);
    throw new Error(`the program of stack ${stack} failed: ${result.message}`);
}
