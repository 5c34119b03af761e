import { accesses, networks, phases, topologies } from "../../components/choices";
import type { Names } from "../../components/names";
import { Mistake } from "../mistake";
import { pulumiCli } from "../plan/pulumiCli";

/** What the commands use of a stack's outputs. */
export interface StackOutputs {
    /** The certificate's SHA-256 as 64 hexadecimal digits. */
    readonly fingerprint: string;
    readonly names: Names;
    /** Each log group's page in AWS's console. */
    readonly logs: Readonly<Record<string, string>>;
}

/** Whether a value can be what a member of the output is. */
type Check = (value: unknown) => boolean;

const isText: Check = (value) => typeof value === "string" && value !== "";
const isFlag: Check = (value) => typeof value === "boolean";
const oneOf =
    (words: readonly string[]): Check =>
    (value) =>
        words.some((word) => word === value);
const isRecord: Check = (value) =>
    typeof value === "object" && value !== null && Object.values(value).every(isText);

/** What each member of `names` has to be. null stands for what is not there. */
const checks: Readonly<Record<keyof Names, Check>> = {
    stackTag: isText,
    region: isText,
    network: oneOf(networks),
    topology: oneOf(topologies),
    access: oneOf(accesses),
    phase: oneOf(phases),
    paused: isFlag,
    protectData: isFlag,
    certificateGeneration: (value) => Number.isInteger(value),
    cluster: isText,
    service: isText,
    taskGroupId: isText,
    host: (value) => value === null || isText(value),
    privateHost: isText,
    logGroups: isRecord,
    topicArn: (value) => value === null || isText(value),
    fileSystemIds: isRecord,
};

/** What makes the outputs, and never without the policy pack. */
const deploy = `${pulumiCli} up --policy-pack policies`;

/**
 * A stack's outputs, as `pulumi stack output --json` prints them.
 *
 * @param source where they come from, for the sentence that says what is wrong
 * @throws Mistake when they are not this program's
 */
export function parseOutputs(text: string, source: string): StackOutputs {
    const outputs = record(parsed(text, source));
    if (Object.keys(outputs).length === 0) {
        throw new Mistake(`${source} has no outputs: nothing is deployed. Run: ${deploy}`);
    }
    const names = record(outputs["names"]);
    const wrong = Object.entries(checks).find(([name, check]) => !check(names[name] ?? null));
    const missing = wrong
        ? `names.${wrong[0]}`
        : ["fingerprint", "logs"].find((name) => outputs[name] === undefined);
    if (missing !== undefined) {
        throw new Mistake(
            `${source} lacks ${missing}: it is of an earlier version or of another program. ` +
                `Run: ${deploy}`,
        );
    }
    return outputs as unknown as StackOutputs;
}

function parsed(text: string, source: string): unknown {
    try {
        return JSON.parse(text);
    } catch {
        throw new Mistake(
            `${source} is no JSON. Run: ${pulumiCli} stack output --json > outputs.json`,
        );
    }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
