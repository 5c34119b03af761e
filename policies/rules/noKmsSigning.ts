import { rule } from "../rule";
import { allowedIn, covers } from "../statements";

export const noKmsSigning = rule({
    name: "no-kms-signing",
    holds: "No policy allows kms:Sign.",
    why: "nothing here signs: with such a right the task could spend what a KMS key holds",
    fix: "Take kms:Sign out.",
    check: (args, report) => {
        const actions = allowedIn(args).flatMap((statement) => statement.actions);
        const signing = actions.filter((action) => covers(action, "kms:Sign"));
        if (signing.length > 0) report(`allows ${signing.join(", ")}`);
    },
});
