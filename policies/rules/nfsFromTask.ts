import { ingressIn } from "../ingress";
import { rule } from "../rule";

const nfsPort = 2049;

export const nfsFromTask = rule({
    name: "nfs-from-task",
    holds: "File systems are reached from security groups, not from address ranges.",
    why: "a range also holds machines that have no business with the chain data",
    fix: "Name the task's security group as the source.",
    check: (args, report) => {
        for (const { ranges, reaches } of ingressIn(args)) {
            if (ranges.length > 0 && reaches(nfsPort)) {
                report(`lets ${ranges.join(", ")} in on port ${nfsPort}`);
            }
        }
    },
});
