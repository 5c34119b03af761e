import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { load } from "js-yaml";

import { Mistake } from "../mistake";

/** A stack as its file describes it. */
export interface StackFile {
    readonly stack: string;
    /** The configuration as the engine hands it to a program: every value a string. */
    readonly config: Readonly<Record<string, string>>;
}

/** The project's name, from Pulumi.yaml. */
export function readProject(folder: string): string {
    const name = mapping(readYaml(join(folder, "Pulumi.yaml")))["name"];
    if (typeof name !== "string")
        throw new Mistake("Pulumi.yaml has no name. Add: name: bitcoin-node");
    return name;
}

/** The stacks that have a file in a folder, `dev` and `minimal` first. */
export function stacksIn(folder: string): string[] {
    const known = ["dev", "minimal"];
    const found = readdirSync(folder).flatMap(
        (file) => /^Pulumi\.(.+)\.yaml$/.exec(file)?.[1] ?? [],
    );
    const others = found.filter((stack) => !known.includes(stack)).sort();
    return [...known.filter((stack) => found.includes(stack)), ...others];
}

/** A stack's file. Throws a `Mistake` when there is none or when it cannot be read. */
export function readStackFile(folder: string, project: string, stack: string): StackFile {
    const stacks = stacksIn(folder);
    if (!stacks.includes(stack)) {
        const names = stacks.join(", ");
        throw new Mistake(
            `There is no stack ${stack}. Stacks: ${names}. Run: npm start -- --stack ${stacks[0] ?? "dev"}`,
        );
    }
    const file = `Pulumi.${stack}.yaml`;
    const config = mapping(mapping(readYaml(join(folder, file)))["config"]);
    const entries = Object.entries(config).flatMap(([key, value]) => {
        const name = key.includes(":") ? key : `${project}:${key}`;
        if (!isEncrypted(value)) return [[name, textOf(value)] as const];
        if (!name.startsWith(`${project}:`)) return [];
        throw new Mistake(
            `${name} in ${file} is encrypted, but no setting here is a secret. ` +
                `Run: pulumi config set ${name} VALUE --plaintext --stack ${stack}`,
        );
    });
    return { stack, config: Object.fromEntries(entries) };
}

/** A value as the engine writes it: text as it is, everything else as JSON. */
function textOf(value: unknown): string {
    return typeof value === "string" ? value : JSON.stringify(value);
}

function isEncrypted(value: unknown): boolean {
    return "secure" in mapping(value);
}

function readYaml(file: string): unknown {
    try {
        return load(readFileSync(file, "utf8"));
    } catch (error) {
        const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : "";
        throw new Mistake(`${file} cannot be read: ${reason}`);
    }
}

function mapping(value: unknown): Record<string, unknown> {
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
