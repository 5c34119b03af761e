import type { ResourceValidationArgs } from "@pulumi/policy";

import { isUnknown, objectsIn, rawProperties } from "./properties";
import type { Properties } from "./properties";

const taskDefinition = "aws:ecs/taskDefinition:TaskDefinition";

/** What a resource says about an ECS task. */
export interface Task {
    readonly containers: readonly Properties[];
    readonly volumes: readonly Properties[];
}

/**
 * The task that a resource describes, or undefined. In a first preview a task definition's containers
 * are one unknown string, so a component's plain `containers` and `volumes` are read as well; in
 * the update the string is known and read too.
 */
export function taskIn({ type, props }: ResourceValidationArgs): Task | undefined {
    const raw = rawProperties(props);
    const containers =
        type === taskDefinition
            ? parsed(raw["containerDefinitions"])
            : isComponent(type)
              ? raw["containers"]
              : undefined;
    if (containers === undefined) return undefined;
    return {
        containers: objectsIn(containers, {}),
        volumes: objectsIn(raw["volumes"], { efsVolumeConfiguration: {} }),
    };
}

/** Whether a task definition's containers are not known yet. */
export function isTaskUnknown({ type, props }: ResourceValidationArgs): boolean {
    return type === taskDefinition && isUnknown(rawProperties(props)["containerDefinitions"]);
}

/** Whether a volume is a file system, and so outlives the task. */
export function isFileSystem(volume: Properties): boolean {
    return volume["efsVolumeConfiguration"] !== undefined;
}

/** The name of a container, a volume or a variable, for a message. */
export function nameOf({ name }: Properties): string {
    if (isUnknown(name) || typeof name !== "string") return "that is not known yet";
    return name;
}

/** Whether a type is a component of a program and not a resource of a provider. */
export function isComponent(type: string): boolean {
    return !/^(aws|awsx|aws-native|docker|docker-build|tls|random|pulumi):/.test(type);
}

function parsed(definitions: unknown): unknown {
    if (typeof definitions !== "string" || isUnknown(definitions)) return [];
    try {
        return JSON.parse(definitions) as unknown;
    } catch {
        return [];
    }
}
