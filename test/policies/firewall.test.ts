import assert from "node:assert/strict";

import { group } from "../support/compliant";
import {
    allows,
    listed,
    refuses,
    resource,
    startedPack,
    unknown,
    violation,
} from "../support/pack";

const securityGroup = "aws:ec2/securityGroup:SecurityGroup";
const defaultGroup = "aws:ec2/defaultSecurityGroup:DefaultSecurityGroup";
const older = "aws:ec2/securityGroupRule:SecurityGroupRule";
const newer = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const home = "192.0.2.1/32";
const everyPort = { fromPort: 1, toPort: 65535 };

describe("the pack on connections", () => {
    const ask = startedPack();

    allows(ask, {
        "50002 from a listed range": [securityGroup, group(50002, listed)],
        "50002 from the VPC": [securityGroup, group(50002, "10.0.0.0/16")],
        "50002 from a group that is not known yet": [
            securityGroup,
            { vpcId: unknown, ...group(50002, { securityGroups: [unknown] }) },
        ],
        "2049 from a group": [securityGroup, group(2049, { securityGroups: ["sg-1"] })],
        "22 by UDP": [securityGroup, group(22, home, { protocol: "udp" })],
        "everything on the way out": [
            securityGroup,
            { egress: [{ protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"] }] },
        ],
        "a rule for the way out": [
            older,
            { type: "egress", protocol: "tcp", ...everyPort, cidrBlocks: ["0.0.0.0/0"] },
        ],
        "an empty default group": [defaultGroup, { vpcId: unknown }],
        "other resources": ["aws:sns/topic:Topic", group(22, "0.0.0.0/0")],
    });

    refuses(ask, "ssh-closed", {
        "22 from a range": [securityGroup, group(22, home), `lets ${home} in on port 22`],
        "22 from a group": [
            securityGroup,
            group(22, { securityGroups: [unknown] }),
            "lets a security group in on port 22",
        ],
        "ports around 22 behind an unknown one": [
            securityGroup,
            {
                ingress: [
                    { protocol: "tcp", fromPort: 80, toPort: 80, securityGroups: [unknown] },
                    { protocol: "6", fromPort: 1, toPort: 1024, ipv6CidrBlocks: ["2001:db8::/32"] },
                ],
            },
            "lets 2001:db8::/32 in on port 22",
        ],
        "22 in the default group": [defaultGroup, group(22, home), `lets ${home} in on port 22`],
        "22 in the older form": [
            older,
            { type: "ingress", protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: [home] },
            `lets ${home} in on port 22`,
        ],
        "22 in the newer form": [
            newer,
            { ipProtocol: "tcp", fromPort: 22, toPort: 22, cidrIpv4: home },
            `lets ${home} in on port 22`,
        ],
        "a first port that is not known yet": [
            securityGroup,
            group(1000, { securityGroups: ["sg-1"] }, { fromPort: unknown }),
            "lets a security group in on port 22",
        ],
    });

    refuses(ask, "nfs-from-task", {
        "2049 from the VPC": [
            securityGroup,
            group(2049, "10.0.0.0/16"),
            "lets 10.0.0.0/16 in on port 2049",
        ],
        "2049 from a prefix list": [
            newer,
            { ipProtocol: "tcp", fromPort: 2049, toPort: 2049, prefixListId: "pl-1" },
            "lets pl-1 in on port 2049",
        ],
    });

    refuses(ask, "electrum-listed", {
        "50002 from another range": [
            securityGroup,
            group(50002, home),
            `lets ${home} in on port 50002`,
        ],
        "50002 from part of a listed range": [
            securityGroup,
            group(50002, { cidrBlocks: [listed, "10.0.0.0/8"] }),
            "lets 10.0.0.0/8 in on port 50002",
        ],
        "a range that is not known yet": [
            securityGroup,
            group(50002, unknown),
            "lets a range that is not known yet in on port 50002",
        ],
    });

    refuses(ask, "world-closed", {
        "all of IPv4": [securityGroup, group(443, "0.0.0.0/0"), "lets 0.0.0.0/0 in"],
        "half of IPv4": [securityGroup, group(443, "128.0.0.0/1"), "lets 128.0.0.0/1 in"],
        "all of IPv6": [securityGroup, group(443, { ipv6CidrBlocks: ["::/0"] }), "lets ::/0 in"],
        "all of IPv6's addresses in use": [
            newer,
            { ipProtocol: "tcp", fromPort: 443, toPort: 443, cidrIpv6: "2000::/3" },
            "lets 2000::/3 in",
        ],
    });
});

describe("the pack on rules that are not known yet", () => {
    const ask = startedPack();
    const range = "a range that is not known yet";

    it("takes them for the worst, in every rule about ports", async () => {
        assert.deepEqual(await ask(resource(securityGroup, { ingress: unknown })), [
            violation("ssh-closed", "thing", `lets ${range} in on port 22`),
            violation("nfs-from-task", "thing", `lets ${range} in on port 2049`),
            violation("electrum-listed", "thing", `lets ${range} in on port 50002`),
        ]);
    });
});

describe("the pack on a stack that is open to the world", () => {
    const world = ["0.0.0.0/0", "::/0"];
    const ask = startedPack({ openToWorld: "true", allowedCidrs: JSON.stringify(world) });

    allows(ask, {
        "50002 from everywhere": [securityGroup, group(50002, "0.0.0.0/0")],
        "50002 from everywhere by IPv6": [
            securityGroup,
            group(50002, { ipv6CidrBlocks: ["::/0"] }),
        ],
    });
    refuses(ask, "ssh-closed", {
        "22 all the same": [securityGroup, group(22, "0.0.0.0/0"), "lets 0.0.0.0/0 in on port 22"],
    });
});
