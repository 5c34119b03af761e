import { rule } from "../rule";
import { allowedIn } from "../statements";

export const iamActionsNamed = rule({
    name: "iam-actions-named",
    holds: "IAM policies name every action that they allow.",
    why: "a wildcard also allows what AWS adds tomorrow",
    fix: "Name the actions, without * or ?, and without NotAction.",
    check: (args, report) => {
        for (const { actions, allBut } of allowedIn(args)) {
            const wild = actions.filter((action) => /[*?]/.test(action));
            if (wild.length > 0) report(`allows ${wild.join(", ")}`);
            if (allBut) report("allows all but what it names");
        }
    },
});
