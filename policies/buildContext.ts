import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

import type { ResourceValidationArgs } from "@pulumi/policy";

import { isUnknown, objectAt, rawProperties } from "./properties";

/** A bitcoin.conf that goes into an image. */
export interface Configuration {
    /** Its path as the program names it. */
    readonly name: string;
    readonly text: string;
}

/**
 * The bitcoin.conf in the build context of an image, or undefined when there is none. The engine runs
 * a pack in the pack's own folder, so the program's paths are read from the program's root.
 */
export function configurationIn({
    type,
    props,
}: ResourceValidationArgs): Configuration | undefined {
    if (type !== "docker:index/image:Image") return undefined;
    const { context } = objectAt(rawProperties(props)["build"]);
    if (typeof context !== "string" || isUnknown(context)) return undefined;
    const name = join(context, "bitcoin.conf");
    const path = resolve(programRoot(), name);
    return existsSync(path) ? { name, text: readFileSync(path, "utf8") } : undefined;
}

/** The nearest folder above the pack that has a Pulumi.yaml. */
function programRoot(): string {
    for (let folder = process.cwd(); ; folder = dirname(folder)) {
        if (existsSync(join(folder, "Pulumi.yaml"))) return folder;
        if (folder === dirname(folder)) throw new Error("no Pulumi.yaml above the policy pack");
    }
}
