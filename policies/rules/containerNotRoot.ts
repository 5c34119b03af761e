import { rule } from "../rule";
import { nameOf, taskIn } from "../tasks";

export const containerNotRoot = rule({
    name: "container-not-root",
    holds: "Containers name a user by number, and it is not root.",
    why: "a hole in a daemon should not be a hole in the machine",
    fix: "Set user to UID:GID, neither of them 0.",
    check: (args, report) => {
        for (const container of taskIn(args)?.containers ?? []) {
            if (!/^[1-9]\d*(:[1-9]\d*)?$/.test(String(container["user"]))) {
                report(`may run container ${nameOf(container)} as root`);
            }
        }
    },
});
