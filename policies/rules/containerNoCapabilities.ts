import { objectAt } from "../properties";
import { rule } from "../rule";
import { nameOf, taskIn } from "../tasks";

export const containerNoCapabilities = rule({
    name: "container-no-capabilities",
    holds: "Containers are not privileged and add no capabilities.",
    why: "neither daemon needs any of the kernel's rights",
    fix: "Take privileged and linuxParameters.capabilities.add out.",
    check: (args, report) => {
        for (const container of taskIn(args)?.containers ?? []) {
            const { capabilities } = objectAt(container["linuxParameters"]);
            const { add } = objectAt(capabilities);
            if (isOn(container["privileged"]) || isOn(add)) {
                report(`gives container ${nameOf(container)} rights over the kernel`);
            }
        }
    },
});

/** Anything but what clearly says no: what is not known yet may say yes. */
function isOn(value: unknown): boolean {
    const isEmpty = Array.isArray(value) && value.length === 0;
    return value !== undefined && value !== null && value !== false && !isEmpty;
}
