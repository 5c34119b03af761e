import type {
    Policy,
    PolicyConfigSchema,
    PolicyResource,
    ResourceValidationArgs,
    ResourceValidationPolicy,
    StackValidationPolicy,
} from "@pulumi/policy";

import { shownName } from "./looked/said";

/** What to do about a key, wherever it is. */
export const takeItOut =
    "Take it out: wallet keys stay at home. If it was ever committed or deployed, move its coins to a new wallet.";

/** What a rule's page in README says. */
interface Described extends Policy {
    /** Why it is held. */
    readonly why: string;
    /** What to do about a violation: a sentence that ends every message. */
    readonly remediationSteps: string;
}

/** A rule of the pack: about each resource before it is made, or about what all have become. */
export type Rule = Described & (ResourceValidationPolicy | StackValidationPolicy);

/** What a rule is. */
interface Description {
    /** Lower case, words joined by hyphens. */
    readonly name: string;
    /** What holds, as a sentence. */
    readonly holds: string;
    readonly why: string;
    readonly fix: string;
    /** What the pack's configuration may say to it. */
    readonly configSchema?: PolicyConfigSchema;
}

/** What a rule is, and how it looks at a resource. */
export interface RuleArgs extends Description {
    /** Reports what is wrong with a resource, as words that follow its name. */
    readonly check: (
        args: ResourceValidationArgs,
        report: (wrong: string) => void,
    ) => Promise<void> | void;
}

/** What a rule is, and how it looks at a resource when all of them are known. */
interface StackRuleArgs extends Description {
    readonly check: (resource: PolicyResource, report: (wrong: string) => void) => void;
}

/** A mandatory rule. Its messages name the resource, what is wrong and the fix. */
export function rule({ check, ...description }: RuleArgs): Rule {
    const { fix } = description;
    return {
        ...described(description),
        enforcementLevel: "mandatory",
        validateResource: (args, report) =>
            check(args, (wrong) => {
                report(message(args.name, wrong, fix));
            }),
    };
}

/** The same as advice: nothing is refused for it. */
export function advice(args: RuleArgs): Rule {
    return { ...rule(args), enforcementLevel: "advisory" };
}

/** A mandatory rule that is asked when the engine knows all outputs. */
export function stackRule({ check, ...description }: StackRuleArgs): Rule {
    const { fix } = description;
    return {
        ...described(description),
        enforcementLevel: "mandatory",
        validateStack: ({ resources }, report) => {
            for (const resource of resources) {
                check(resource, (wrong) => {
                    report(message(resource.name, wrong, fix), resource.urn);
                });
            }
        },
    };
}

function described({ name, holds, why, fix, ...schema }: Description): Described {
    return { ...schema, name, description: holds, why, remediationSteps: fix };
}

function message(resource: string, wrong: string, fix: string): string {
    return `${shownName(resource)} ${wrong}. ${fix}`;
}
