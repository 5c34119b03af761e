import type { ResourceValidationArgs } from "@pulumi/policy";

import { objectsIn, rawProperties } from "./properties";
import type { Properties } from "./properties";

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
    if (type === "aws:ecs/taskDefinition:TaskDefinition") {
        return {
            containers: containersOf(raw["containerDefinitions"]),
            volumes: objectsIn(raw["volumes"]),
        };
    }
    const fromProvider = /^(aws|awsx|docker|tls|pulumi):/.test(type);
    if (fromProvider || raw["containers"] === undefined) return undefined;
    return { containers: objectsIn(raw["containers"]), volumes: objectsIn(raw["volumes"]) };
}

function containersOf(definitions: unknown): Properties[] {
    if (typeof definitions !== "string") return [];
    try {
        return objectsIn(JSON.parse(definitions));
    } catch {
        return [];
    }
}
