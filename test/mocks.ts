import * as pulumi from "@pulumi/pulumi";

import { Recorder } from "../cli/plan/recorder";
import { testCertificate } from "./support/certificate";
import { setRecorder } from "./support/resources";

/** What AWS and the tools would give back for a resource that has been made. */
function madeOutputs(type: string): Record<string, unknown> {
    switch (type) {
        case "awsx:ec2:Vpc":
            return {
                vpcId: "vpc-1",
                publicSubnetIds: ["subnet-public-1", "subnet-public-2"],
                privateSubnetIds: ["subnet-private-1", "subnet-private-2"],
                natGateways: [{ id: "nat-1" }, { id: "nat-2" }],
            };
        case "tls:index/privateKey:PrivateKey":
            return { privateKeyPem: "the key\n", privateKeyPemPkcs8: "the key as PKCS#8\n" };
        case "tls:index/selfSignedCert:SelfSignedCert":
            return { certPem: testCertificate.pem };
        case "docker:index/image:Image":
            return { repoDigest: `repository@sha256:${"d".repeat(64)}` };
        case "aws:efs/fileSystem:FileSystem":
            return { encrypted: true };
        case "aws:ecr/repository:Repository":
            return { repositoryUrl: "registry/repository", registryId: "123456789012" };
        case "aws:secretsmanager/secretVersion:SecretVersion":
            return { versionId: "version-1" };
        case "aws:lb/loadBalancer:LoadBalancer":
            return { dnsName: "balancer.example", arnSuffix: "net/balancer/1" };
        default:
            return {};
    }
}

export const mochaHooks = {
    /** Every test starts with no configuration and nothing registered, as if everything could be made. */
    async beforeEach(): Promise<void> {
        const mocks: pulumi.runtime.Mocks = {
            newResource: ({ type, name, inputs }) => ({
                id: `${name}-id`,
                // awsx has outputs that are named as its inputs are.
                state: { arn: `arn:${name}`, name, ...inputs, ...madeOutputs(type) },
            }),
            call: ({ inputs }) => ({ ...inputs, userName: "AWS", password: "registry password" }),
        };
        setRecorder(
            await Recorder.start(mocks, { project: "bitcoin-node", stack: "test", preview: false }),
        );
        pulumi.runtime.setAllConfig({});
    },
};
