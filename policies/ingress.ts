import type { ResourceValidationArgs } from "@pulumi/policy";

import { isUnknown, objectsIn, rawProperties } from "./properties";
import type { Properties } from "./properties";

/** A rule of a security group for incoming connections. */
export interface Ingress {
    /** IPv4 and IPv6 ranges, and prefix lists; empty when only security groups are named. */
    readonly ranges: readonly string[];
    /** Whether it may let a port in. What is not known yet may be anything. */
    readonly reaches: (port: number) => boolean;
}

/** The rules for incoming connections that a resource holds, in whichever of AWS's ways they are written. */
export function ingressIn({ type, props }: ResourceValidationArgs): Ingress[] {
    return rulesOf(type, rawProperties(props)).map((rule) => ({
        ranges: rangesOf(rule),
        reaches: (port) => reaches(rule, port),
    }));
}

function rulesOf(type: string, props: Properties): Properties[] {
    switch (type) {
        case "aws:ec2/securityGroup:SecurityGroup":
        case "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup":
            return objectsIn(props["ingress"], everything);
        case "aws:ec2/securityGroupRule:SecurityGroupRule":
            return props["type"] === "egress" ? [] : [props];
        case "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule":
            return [props];
        default:
            return [];
    }
}

/** What rules that are not known yet may turn out to be. */
const unknownRange = "a range that is not known yet";
const everything: Properties = { protocol: "-1", cidrBlocks: [unknownRange] };

function reaches(rule: Properties, port: number): boolean {
    const protocol = rule["protocol"] ?? rule["ipProtocol"];
    if (["-1", "all"].includes(String(protocol))) return true;
    if (!["tcp", "6"].includes(String(protocol)) && !isUnknown(protocol)) return false;
    const [from, to] = [rule["fromPort"], rule["toPort"]];
    return (isUnknown(from) || Number(from) <= port) && (isUnknown(to) || port <= Number(to));
}

function rangesOf(rule: Properties): string[] {
    const names = [
        "cidrBlocks",
        "ipv6CidrBlocks",
        "prefixListIds",
        "cidrIpv4",
        "cidrIpv6",
        "prefixListId",
    ];
    return names
        .flatMap((name) => rule[name] ?? [])
        .filter((range): range is string => typeof range === "string" && range !== "")
        .map((range) => (isUnknown(range) ? unknownRange : range));
}
