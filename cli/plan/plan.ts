import { fork } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

import { Mistake } from "../mistake";
import type { MonthlyCost } from "./bill";
import { costByStage, firstSyncCost, monthlyCost } from "./cost";
import type { FirstSyncCost, GivenSize, Stage } from "./cost";
import { PolicyPack } from "./policyPack";
import type { AskedFor, Violation } from "./policyPack";
import type { Program, ProgramResult } from "./program";
import type { Registered } from "./recorder";
import { sampleCost } from "./sample";
import type { SampleCost } from "./sample";
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
    /** The bill of a month as the stack is set. */
    readonly cost: MonthlyCost;
    /** The bills of both phases, and of the pause after the first sync. */
    readonly stages: Readonly<Record<Stage, MonthlyCost>>;
    readonly firstSync: FirstSyncCost;
    /** What AWS's sample would cost for the same topology and network. */
    readonly sample: SampleCost;
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
        const given = givenSize(asked);
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
            stages: costByStage(resources, settings, given),
            firstSync: firstSyncCost(settings, given),
            sample: sampleCost(settings.topology, settings.network),
        };
    } finally {
        if (pack.status === "fulfilled") pack.value.stop();
    }
}

/** Whether a rule forbids the stack. */
export function isForbidden({ violations }: Plan): boolean {
    return violations.some(({ level }) => level !== "advisory");
}

/** The task's size as far as the stack's file sets it; the program has read it as well. */
function givenSize({ project, config }: AskedFor): GivenSize {
    const { [`${project}:cpu`]: cpu, [`${project}:memory`]: memory } = config;
    return {
        ...(cpu === undefined ? {} : { cpu: Number(cpu) }),
        ...(memory === undefined ? {} : { memory: Number(memory) }),
    };
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
