import type { ResourceValidationArgs } from "@pulumi/policy";

import { isUnknown, objectAt, objectsIn, rawProperties } from "./properties";
import type { Properties } from "./properties";
import { isComponent } from "./tasks";

/** What a statement allows. */
export interface Allowed {
    readonly actions: readonly string[];
    readonly resources: readonly string[];
    /** Whether it names what it does not cover, and so covers all else. */
    readonly allBut: boolean;
}

const policyTypes = new Set([
    "aws:iam/rolePolicy:RolePolicy",
    "aws:iam/policy:Policy",
    "aws:iam/userPolicy:UserPolicy",
    "aws:iam/groupPolicy:GroupPolicy",
]);

/**
 * What the IAM policies that a resource holds allow. A component shows its policies as plain
 * `statements`, because in a first preview a policy that names a new resource is one unknown string.
 */
export function allowedIn(args: ResourceValidationArgs): Allowed[] {
    return statementsIn(args)
        .filter((statement) => statement["Effect"] !== "Deny")
        .map((statement) => ({
            // An action that is not known yet may be any.
            actions: texts(statement["Action"]).map((action) => (isUnknown(action) ? "*" : action)),
            resources: texts(statement["Resource"]),
            allBut: statement["NotAction"] !== undefined || statement["NotResource"] !== undefined,
        }));
}

/** Whether an IAM policy is not known yet. */
export function isPolicyUnknown({ type, props }: ResourceValidationArgs): boolean {
    return policyTypes.has(type) && isUnknown(rawProperties(props)["policy"]);
}

/** Whether an action with IAM's wildcards covers another. */
export function covers(pattern: string, action: string): boolean {
    const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, "\\$&");
    const source = escaped.replaceAll("*", ".*").replaceAll("?", ".");
    return new RegExp(`^${source}$`, "i").test(action);
}

function statementsIn({ type, props }: ResourceValidationArgs): Properties[] {
    const raw = rawProperties(props);
    if (policyTypes.has(type)) return inDocument(raw["policy"]);
    if (type === "aws:iam/role:Role") {
        return objectsIn(raw["inlinePolicies"]).flatMap(({ policy }) => inDocument(policy));
    }
    return isComponent(type) ? objectsIn(raw["statements"], { Action: "*", Resource: "*" }) : [];
}

function inDocument(policy: unknown): Properties[] {
    if (typeof policy !== "string" || isUnknown(policy)) return [];
    try {
        const { Statement } = objectAt(JSON.parse(policy));
        return objectsIn(Array.isArray(Statement) ? Statement : [Statement]);
    } catch {
        return [];
    }
}

function texts(value: unknown): string[] {
    return [value].flat().filter((one): one is string => typeof one === "string");
}
