import type { ResourceValidationArgs } from "@pulumi/policy";

import { rawProperties } from "./properties";
import { isComponent, isFileSystem, taskIn } from "./tasks";

/** What a component has shown of what its children will hold. */
export interface Shown {
    readonly containers: boolean;
    readonly statements: boolean;
    /** Whether the shown task mounts a file system; undefined when no task is shown. */
    readonly mounts: boolean | undefined;
}

/** By URN. The engine tells of a component before its children, in one process for a whole run. */
const components = new Map<string, Shown>();

/** Keeps what a component shows, for the rules that look at its children. */
export function remember(args: ResourceValidationArgs): void {
    if (!isComponent(args.type)) return;
    const raw = rawProperties(args.props);
    components.set(args.urn, {
        containers: Array.isArray(raw["containers"]),
        statements: Array.isArray(raw["statements"]),
        mounts: taskIn(args)?.volumes.some(isFileSystem),
    });
}

/** What the component with a URN has shown. */
export function shownBy(urn: string | undefined): Shown | undefined {
    return components.get(urn ?? "");
}
