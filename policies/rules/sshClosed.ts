import { ingressIn } from "../ingress";
import { rule } from "../rule";

const sshPort = 22;

export const sshClosed = rule({
    name: "ssh-closed",
    holds: "No security group lets anyone in on port 22.",
    why: "nothing here listens on it and nobody logs in: such a rule is a mistake or a break-in",
    fix: "Take the rule out, or name the ports that are needed.",
    check: (args, report) => {
        for (const { ranges, reaches } of ingressIn(args)) {
            if (!reaches(sshPort)) continue;
            const who = ranges.length === 0 ? "a security group" : ranges.join(", ");
            report(`lets ${who} in on port ${sshPort}`);
        }
    },
});
