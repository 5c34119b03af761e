import type {
    PolicyConfigSchema,
    ResourceValidationArgs,
    ResourceValidationPolicy,
} from "@pulumi/policy";

/** A rule of the pack, with what its page in README says. */
export interface Rule extends ResourceValidationPolicy {
    /** Why it is held. */
    readonly why: string;
    /** What to do about a violation: a sentence that ends every message. */
    readonly remediationSteps: string;
}

/** What a rule is, and how it looks at a resource. */
export interface RuleArgs {
    /** Lower case, words joined by hyphens. */
    readonly name: string;
    /** What holds, as a sentence. */
    readonly holds: string;
    readonly why: string;
    readonly fix: string;
    /** Reports what is wrong with a resource, as words that follow its name. */
    readonly check: (args: ResourceValidationArgs, report: (wrong: string) => void) => void;
    /** What the pack's configuration may say to it. */
    readonly configSchema?: PolicyConfigSchema;
}

/** A mandatory rule. Its messages name the resource, what is wrong and the fix. */
export function rule({ name, holds, why, fix, check, ...schema }: RuleArgs): Rule {
    return {
        ...schema,
        name,
        description: holds,
        why,
        remediationSteps: fix,
        enforcementLevel: "mandatory",
        validateResource: (args, report) => {
            check(args, (wrong) => {
                report(`${args.name} ${wrong}. ${fix}`);
            });
        },
    };
}
