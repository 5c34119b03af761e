import type { ResourceValidationPolicy } from "@pulumi/policy";

import { isUnknown, objectsIn, rawProperties } from "../properties";
import type { Properties } from "../properties";

const sshPort = 22;

/** Nothing in this image listens on 22, and nobody logs in: a rule for it can only be a mistake. */
export const sshClosed: ResourceValidationPolicy = {
    name: "ssh-closed",
    description: "No security group lets anyone in on port 22.",
    enforcementLevel: "mandatory",
    validateResource: (args, report) => {
        for (const rule of ingressOf(args.type, rawProperties(args.props))) {
            if (!reaches(rule, sshPort)) continue;
            report(
                `${args.name} lets ${sourceOf(rule)} in on port ${sshPort}. ` +
                    "Take the rule out, or name the ports that are needed.",
            );
        }
    },
};

/** The rules for incoming connections, in whichever of AWS's three ways they are written. */
function ingressOf(type: string, props: Properties): Properties[] {
    switch (type) {
        case "aws:ec2/securityGroup:SecurityGroup":
        case "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup":
            return objectsIn(props["ingress"]);
        case "aws:ec2/securityGroupRule:SecurityGroupRule":
            return props["type"] === "ingress" ? [props] : [];
        case "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule":
            return [props];
        default:
            return [];
    }
}

function reaches(rule: Properties, port: number): boolean {
    const protocol = rule["protocol"] ?? rule["ipProtocol"];
    if (["-1", "all"].includes(String(protocol))) return true;
    if (!["tcp", "6"].includes(String(protocol)) && !isUnknown(protocol)) return false;
    const [from, to] = [rule["fromPort"], rule["toPort"]];
    // A port that is not known yet could be any.
    return (isUnknown(from) || Number(from) <= port) && (isUnknown(to) || port <= Number(to));
}

function sourceOf(rule: Properties): string {
    const sources = [
        rule["cidrBlocks"],
        rule["ipv6CidrBlocks"],
        rule["cidrIpv4"],
        rule["cidrIpv6"],
    ].flat();
    const known = sources.filter((source) => typeof source === "string" && !isUnknown(source));
    return known.length > 0 ? known.join(", ") : "somebody";
}
