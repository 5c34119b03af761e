import assert from "node:assert/strict";

import type { AnalyzedResource } from "../../cli/plan/policyPack";
import { resource, startedPack, unknown } from "../support/pack";

const fileSystem = "aws:efs/fileSystem:FileSystem";
const securityGroup = "aws:ec2/securityGroup:SecurityGroup";
const taskDefinition = "aws:ecs/taskDefinition:TaskDefinition";
const component = "bitcoin-node:node:NodeService";
const digest = `repository@sha256:${"0".repeat(64)}`;

const volume = (transitEncryption: unknown) => ({
    name: "blocks",
    efsVolumeConfiguration: { fileSystemId: unknown, transitEncryption },
});
const rule = (change: object) => ({
    protocol: "tcp",
    fromPort: 50002,
    toPort: 50002,
    cidrBlocks: ["203.0.113.7/32"],
    ...change,
});
const inJson = (...containers: object[]) => ({ containerDefinitions: JSON.stringify(containers) });

/** The SDK puts a rule's description above its message. */
const descriptions: Record<string, string> = {
    "file-system-encrypted": "File systems are encrypted at rest and in transit.",
    "image-by-digest": "Containers name their image by its digest.",
    "ssh-closed": "No security group lets anyone in on port 22.",
};

describe("the policy pack", () => {
    const ask = startedPack();

    const allowed: Record<string, AnalyzedResource> = {
        "an encrypted file system": resource(fileSystem, { encrypted: true, kmsKeyId: unknown }),
        "a volume encrypted in transit": resource(component, {
            containers: [],
            volumes: [volume("ENABLED"), { name: "cookie" }],
        }),
        "an image by digest": resource(taskDefinition, inJson({ name: "a", image: digest })),
        "an image whose digest is not known yet": resource(component, {
            containers: [{ name: "a", image: unknown }],
        }),
        "a task definition that is not known yet": resource(taskDefinition, {
            containerDefinitions: unknown,
        }),
        "50002": resource(securityGroup, { vpcId: unknown, ingress: [rule({})] }),
        "22 by UDP": resource(securityGroup, {
            ingress: [rule({ protocol: "udp", fromPort: 22, toPort: 22 })],
        }),
        "22 on the way out": resource(securityGroup, {
            egress: [rule({ fromPort: 22, toPort: 22 })],
        }),
        "other resources": resource("aws:sns/topic:Topic", { ingress: [rule({ fromPort: 1 })] }),
    };
    for (const [what, one] of Object.entries(allowed)) {
        it(`has nothing to say about ${what}`, async () => {
            assert.deepEqual(await ask(one), []);
        });
    }

    const ssh = (source: string) =>
        `thing lets ${source} in on port 22. Take the rule out, or name the ports that are needed.`;
    const atRest = "thing is not encrypted at rest. Set encrypted: true.";
    const inTransit =
        "Volume blocks of thing is not encrypted in transit. " +
        'Set efsVolumeConfiguration.transitEncryption: "ENABLED".';
    const byTag =
        "Container a of thing names its image by a tag. " +
        "Use the digest: REPOSITORY@sha256:…, as in docker.Image's repoDigest.";
    const open = { fromPort: 22, toPort: 22 };
    const refused: Record<string, [AnalyzedResource, string, string]> = {
        "a file system in plain text": [
            resource(fileSystem, { encrypted: false }),
            "file-system-encrypted",
            atRest,
        ],
        "a file system that leaves it to AWS": [
            resource(fileSystem, { creationToken: unknown }),
            "file-system-encrypted",
            atRest,
        ],
        "a file system that may be encrypted": [
            resource(fileSystem, { encrypted: unknown }),
            "file-system-encrypted",
            atRest,
        ],
        "a component's volume in plain text": [
            resource(component, { containers: [], volumes: [volume("DISABLED")] }),
            "file-system-encrypted",
            inTransit,
        ],
        "a task definition's volume that says nothing": [
            resource(taskDefinition, { containerDefinitions: unknown, volumes: [volume(null)] }),
            "file-system-encrypted",
            inTransit,
        ],
        "an image by tag in a component": [
            resource(component, { containers: [{ name: "a", image: "debian:latest" }] }),
            "image-by-digest",
            byTag,
        ],
        "an image by tag in ECS's JSON": [
            resource(
                taskDefinition,
                inJson({ name: "b", image: digest }, { name: "a", image: "x:1" }),
            ),
            "image-by-digest",
            byTag,
        ],
        "a short digest": [
            resource(taskDefinition, inJson({ name: "a", image: "x@sha256:abc" })),
            "image-by-digest",
            byTag,
        ],
        "SSH for everybody": [
            resource(securityGroup, { ingress: [rule({ ...open, cidrBlocks: ["0.0.0.0/0"] })] }),
            "ssh-closed",
            ssh("0.0.0.0/0"),
        ],
        "a range of ports around SSH, behind an unknown": [
            resource(securityGroup, {
                ingress: [
                    rule({ cidrBlocks: undefined, securityGroups: [unknown] }),
                    rule({ fromPort: 1, toPort: 1024, cidrBlocks: [], ipv6CidrBlocks: ["::/0"] }),
                ],
            }),
            "ssh-closed",
            ssh("::/0"),
        ],
        "all protocols": [
            resource(securityGroup, {
                ingress: [rule({ protocol: "-1", fromPort: 0, toPort: 0 })],
            }),
            "ssh-closed",
            ssh("203.0.113.7/32"),
        ],
        "a port that is not known yet": [
            resource(securityGroup, {
                ingress: [rule({ fromPort: unknown, cidrBlocks: [unknown] })],
            }),
            "ssh-closed",
            ssh("somebody"),
        ],
        "SSH in a rule of its own": [
            resource("aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule", {
                ipProtocol: "tcp",
                ...open,
                cidrIpv4: "10.0.0.0/16",
                securityGroupId: unknown,
            }),
            "ssh-closed",
            ssh("10.0.0.0/16"),
        ],
        "SSH in the older form of a rule": [
            resource("aws:ec2/securityGroupRule:SecurityGroupRule", {
                ...rule(open),
                type: "ingress",
            }),
            "ssh-closed",
            ssh("203.0.113.7/32"),
        ],
        "SSH in the default group": [
            resource("aws:ec2/defaultSecurityGroup:DefaultSecurityGroup", {
                ingress: [rule(open)],
            }),
            "ssh-closed",
            ssh("203.0.113.7/32"),
        ],
    };
    for (const [what, [one, policy, message]] of Object.entries(refused)) {
        it(`refuses ${what}`, async () => {
            // JSON drops undefined values, as the engine does.
            const sent = JSON.parse(JSON.stringify(one)) as AnalyzedResource;
            assert.deepEqual(await ask(sent), [
                {
                    policy,
                    level: "mandatory",
                    resource: "thing",
                    message: `${descriptions[policy]!}\n${message}`,
                },
            ]);
        });
    }
});
