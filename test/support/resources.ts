import assert from "node:assert/strict";

import * as pulumi from "@pulumi/pulumi";

import { plain } from "../../cli/plan/recorder";
import type { Recorder, Registered } from "../../cli/plan/recorder";

/** A registered resource with its inputs as plain data: secrets unwrapped, unknown values null. */
export interface Seen extends Omit<Registered, "inputs"> {
    readonly inputs: any;
    /** The inputs as the engine would get them, with its marks of secrets. */
    readonly sent: Record<string, unknown>;
}

let recorder: Recorder;

export function setRecorder(next: Recorder): void {
    recorder = next;
}

/** All resources of a type, once the program has registered everything. */
export async function all(type: string): Promise<Seen[]> {
    await pulumi.runtime.disconnect();
    return seen(recorder.registered).filter((one) => one.type === type);
}

/** The only resource of a type. */
export async function only(type: string): Promise<Seen> {
    const found = await all(type);
    assert.equal(found.length, 1, `${found.length} resources of type ${type}`);
    return found[0]!;
}

export function seen(registered: readonly Registered[]): Seen[] {
    return registered.map((one) => ({ ...one, inputs: plain(one.inputs), sent: one.inputs }));
}

/** The value of an output that is known. */
export function valueOf<T>(output: pulumi.Output<T>): Promise<T> {
    return new Promise((resolve) => {
        output.apply(resolve);
    });
}
