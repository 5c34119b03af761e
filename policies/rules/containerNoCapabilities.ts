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
            const adds =
                add !== undefined && add !== null && !(Array.isArray(add) && add.length === 0);
            if (![undefined, null, false].includes(container["privileged"] as undefined) || adds) {
                report(`gives container ${nameOf(container)} rights over the kernel`);
            }
        }
    },
});
