import { rule } from "../rule";
import { environmentOf, nameOf, taskIn } from "../tasks";

const secretNames = /PASSWORD|SECRET|TOKEN|PRIVATE_?KEY|API_?KEY/i;

export const noPlainSecret = rule({
    name: "no-plain-secret",
    holds: "No environment variable with a secret's name has a literal value.",
    why: "a task definition can be read by whoever may look at the account, and is never deleted",
    fix: "Keep the value in Secrets Manager and name it in the container's secrets.",
    check: (args, report) => {
        for (const container of taskIn(args)?.containers ?? []) {
            for (const { name } of environmentOf(container)) {
                if (!secretNames.test(String(name))) continue;
                report(`sets ${String(name)} of container ${nameOf(container)} in plain text`);
            }
        }
    },
});
