import { rule } from "../rule";
import { nameOf, taskIn } from "../tasks";

export const containerReadOnly = rule({
    name: "container-read-only",
    holds: "Containers have a read-only root file system.",
    why: "what cannot be written cannot be planted",
    fix: "Set readonlyRootFilesystem: true, and a tmpfs where something must be written.",
    check: (args, report) => {
        for (const container of taskIn(args)?.containers ?? []) {
            if (container["readonlyRootFilesystem"] !== true) {
                report(`lets container ${nameOf(container)} write its root file system`);
            }
        }
    },
});
