/** A resource that breaks one rule of the pack and no other. */
export interface Broken {
    readonly type: string;
    readonly inputs: Record<string, unknown>;
}

/** One for each rule, by the rule's name. All values are known, so that a real engine can be asked as well. */
export const broken: Record<string, Broken> = {
    "file-system-encrypted": {
        type: "aws:efs/fileSystem:FileSystem",
        inputs: { encrypted: false },
    },
    "image-by-digest": {
        type: "bitcoin-node:test:Component",
        inputs: { containers: [{ name: "a", image: "debian:latest" }], volumes: [] },
    },
    "ssh-closed": {
        type: "aws:ec2/securityGroup:SecurityGroup",
        inputs: {
            ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["203.0.113.7/32"] }],
        },
    },
};
