import { isUnknown, objectsIn } from "../properties";
import { rule } from "../rule";
import { nameOf, taskIn } from "../tasks";

const secretNames = /PASSWORD|SECRET|TOKEN|PRIVATE_?KEY|API_?KEY/i;

export const noPlainSecret = rule({
    name: "no-plain-secret",
    holds: "No environment variable with a secret's name has a literal value.",
    why: "a task definition can be read by whoever may look at the account, and is never deleted",
    fix: "Keep the value in Secrets Manager and name it in the container's secrets.",
    check: (args, report) => {
        for (const container of taskIn(args)?.containers ?? []) {
            for (const variable of objectsIn(container["environment"], {})) {
                const { name } = variable;
                const isKnown = typeof name === "string" && !isUnknown(name);
                if (isKnown && !secretNames.test(name)) continue;
                const which = isKnown ? name : "a variable that is not known yet";
                report(`sets ${which} of container ${nameOf(container)} in plain text`);
            }
        }
    },
});
