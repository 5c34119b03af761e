import { randomBytes } from "node:crypto";

import { packageVersion } from "./plugins";
import type { Properties } from "./protocol";
import type { Named, Simulation } from "./provider";

const account = "123456789012";
const region = "us-east-1";

/** What the registry's passwords begin with: a different one each time, as AWS does it. */
export const registryPassword = "password-of-the-registry-";

/** A file system that is there and not encrypted. */
export const plainSystem = "fs-0000000f";

/** The kinds whose names in AWS the program reads; it gives them none itself. */
const autoNamed = new Set([
    "aws:backup/vault:Vault",
    "aws:cloudwatch/eventRule:EventRule",
    "aws:ecr/repository:Repository",
    "aws:ecs/cluster:Cluster",
    "aws:ecs/service:Service",
    "aws:iam/role:Role",
    "aws:ssm/document:Document",
]);

/** AWS as far as the program and awsx look at it: names, ids and what others are made of. */
export const aws: Simulation = {
    version: packageVersion("aws"),

    checked({ type, name }, inputs, olds) {
        if (!autoNamed.has(type) || inputs["name"] !== undefined) return inputs;
        const suffix = randomBytes(4).toString("hex").slice(1);
        return { ...inputs, name: olds["name"] ?? `${name}-${suffix}` };
    },

    compared: (inputs) => inputs,

    replaces(type, changed) {
        // Both only come as new revisions: every argument but tags is ForceNew in Terraform.
        if (type === "aws:ecs/taskDefinition:TaskDefinition") {
            return changed.filter((key) => key !== "tags");
        }
        return type === "aws:secretsmanager/secretVersion:SecretVersion" ? [...changed] : [];
    },

    made(resource, inputs, id) {
        return { arn: arnOf(resource, id), ...computed(resource, inputs, id) };
    },

    invoked(token) {
        switch (token) {
            case "aws:index/getAvailabilityZones:getAvailabilityZones":
                return {
                    id: region,
                    names: ["a", "b", "c"].map((zone) => `${region}${zone}`),
                    zoneIds: ["use1-az1", "use1-az2", "use1-az3"],
                };
            case "aws:ecr/getAuthorizationToken:getAuthorizationToken":
                return {
                    id: region,
                    userName: "AWS",
                    password: `${registryPassword}${randomBytes(8).toString("hex")}`,
                };
            default:
                throw new Error(`no function ${token} in the simulated AWS`);
        }
    },
};

function arnOf({ type }: Named, id: string): string {
    const service = type.split(/[:/]/)[1] ?? "";
    return `arn:aws:${service}:${region}:${account}:${id}`;
}

function computed({ type }: Named, inputs: Properties, id: string): Properties {
    switch (type) {
        case "aws:ecr/repository:Repository": {
            const registry = `${account}.dkr.ecr.${region}.amazonaws.com`;
            return {
                registryId: account,
                repositoryUrl: `${registry}/${String(inputs["name"])}`,
            };
        }
        case "aws:ec2/eip:Eip":
            return { allocationId: id };
        case "aws:ec2/vpc:Vpc":
            // Empty, not missing: in a preview, the engine takes what is missing for unknown.
            return { ipv6CidrBlock: "" };
        case "aws:efs/accessPoint:AccessPoint":
            return { fileSystemArn: arnOf({ type, name: "" }, String(inputs["fileSystemId"])) };
        case "aws:efs/fileSystem:FileSystem":
            return { encrypted: inputs["encrypted"] ?? id !== plainSystem };
        case "aws:lb/loadBalancer:LoadBalancer":
            return {
                dnsName: `${id}.elb.${region}.amazonaws.com`,
                zoneId: "Z26RNL4JYFTOTI",
                arnSuffix: `net/${id}`,
            };
        case "aws:secretsmanager/secretVersion:SecretVersion":
            return { versionId: id };
        default:
            return {};
    }
}
