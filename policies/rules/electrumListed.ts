import { ingressIn } from "../ingress";
import { rule } from "../rule";
import { stackSettings } from "../stackSettings";

const electrumPort = 50002;

export const electrumListed = rule({
    name: "electrum-listed",
    holds: "Port 50002 is open to the load balancer, the VPC's own range and the listed ranges only.",
    why: "who reaches ElectrumX can ask it anything about anybody's addresses, and use it up",
    fix: "List the range in bitcoin-node:allowedCidrs, or name a security group.",
    configSchema: {
        properties: { vpcCidr: { type: "string", description: "The VPC's own IPv4 range." } },
    },
    check: (args, report) => {
        const { vpcCidr = "10.0.0.0/16" } = args.getConfig<{ vpcCidr?: string }>();
        const listed = new Set([vpcCidr, ...stackSettings().allowedCidrs]);
        for (const { ranges, reaches } of ingressIn(args)) {
            const others = ranges.filter((one) => !listed.has(one));
            if (others.length > 0 && reaches(electrumPort)) {
                report(`lets ${others.join(", ")} in on port ${electrumPort}`);
            }
        }
    },
});
