import * as pulumi from "@pulumi/pulumi";

import { readSettings, warnings } from "../../config";
import type { Settings } from "../../config";
import { Recorder, plain } from "./recorder";
import type { Registered } from "./recorder";

/** What running the program once told: the plan, the user's mistake, or a defect of the program. */
export type ProgramResult =
    | { readonly kind: "planned"; readonly program: Program }
    | { readonly kind: "mistake"; readonly message: string }
    | { readonly kind: "defect"; readonly message: string };

export interface Program {
    readonly settings: Settings;
    readonly warnings: readonly string[];
    readonly resources: readonly Registered[];
    /** Stack outputs; what is known only after deployment is null. */
    readonly outputs: Record<string, unknown>;
}

/**
 * Runs the real program on the SDK's mock monitor as a first preview: nothing exists yet, so every id
 * and every computed property is unknown. This file is a process of its own, started by `plan.ts`
 * with the stack's configuration in the environment, because a Pulumi program runs once per process.
 */
async function run(project: string, stack: string): Promise<Program> {
    const mocks: pulumi.runtime.Mocks = {
        newResource: ({ type, inputs }) => ({
            id: undefined,
            // awsx's VPC has outputs that are named as inputs are, and are something else.
            state: type === "awsx:ec2:Vpc" ? {} : (inputs as Record<string, unknown>),
        }),
        call: ({ inputs }) => inputs as Record<string, unknown>,
    };
    const recorder = await Recorder.start(mocks, { project, stack, preview: true });
    await pulumi.runtime.runInPulumiStack(() => import("../../index.js") as Promise<pulumi.Inputs>);
    await pulumi.runtime.disconnect();
    const settings = readSettings();
    return {
        settings,
        warnings: warnings(settings),
        resources: recorder.registered,
        outputs: plain(recorder.stackOutputs) as Record<string, unknown>,
    };
}

function failure(error: unknown): ProgramResult {
    if (pulumi.RunError.isInstance(error)) return { kind: "mistake", message: error.message };
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { kind: "defect", message };
}

function finish(result: ProgramResult): void {
    process.send?.(result, () => process.exit(0));
}

const [project = "", stack = ""] = process.argv.slice(2);
process.on("unhandledRejection", (error) => {
    finish(failure(error));
});
run(project, stack).then(
    (program) => {
        finish({ kind: "planned", program });
    },
    (error: unknown) => {
        finish(failure(error));
    },
);
