import {
    allowed,
    bitcoind,
    component,
    container,
    group,
    repository,
    rolePolicy,
    service,
    task,
    volume,
} from "./compliant";
import { wif } from "./keys/base58";

/** A resource that breaks one rule of the pack and no other. */
export interface Broken {
    readonly type: string;
    readonly inputs: Record<string, unknown>;
}

const inComponent = (inputs: Record<string, unknown>): Broken => ({ type: component, inputs });
const inContainer = (change: Record<string, unknown>): Broken =>
    inComponent(task([container(change)]));
const inVolume = (change: Record<string, unknown>): Broken =>
    inComponent(task(undefined, [volume(change)]));
const onCommandLine = (...words: string[]): Broken => inComponent(task([bitcoind(...words)]));
const inGroup = (inputs: Record<string, unknown>): Broken => ({
    type: "aws:ec2/securityGroup:SecurityGroup",
    inputs,
});
const inRepository = (change: Record<string, unknown>): Broken => ({
    type: "aws:ecr/repository:Repository",
    inputs: repository(change),
});
const inPolicy = (action: string, resource?: string): Broken => ({
    type: "aws:iam/rolePolicy:RolePolicy",
    inputs: rolePolicy(allowed(action, resource)),
});

/** Rules that no single resource breaks: they have their own tests. */
export const unbroken = [
    "visible-in-preview",
    "no-key-in-configuration",
    "no-key-in-outputs",
    "key-beside-image",
];

/** One for each other rule, by its name. All values are known, so that a real engine can be asked as well. */
export const broken: Record<string, Broken> = {
    "no-key-in-properties": {
        type: "aws:ssm/parameter:Parameter",
        inputs: { name: "/app", type: "SecureString", value: wif("broken") },
    },
    "no-key-in-files": { type: "awsx:ecr:Image", inputs: { context: "https://example.com/a.git" } },
    "ssh-closed": inGroup(group(22, "203.0.113.7/32")),
    "nfs-from-task": inGroup(group(2049, "10.0.0.0/16")),
    "electrum-listed": inGroup(group(50002, "198.51.100.0/24")),
    "world-closed": inGroup(group(443, "0.0.0.0/0")),
    "file-system-encrypted": {
        type: "aws:efs/fileSystem:FileSystem",
        inputs: { encrypted: false },
    },
    "file-system-by-access-point": inVolume({ authorizationConfig: { iam: "ENABLED" } }),
    "repository-immutable": inRepository({ imageTagMutability: "MUTABLE" }),
    "repository-scanned": inRepository({ imageScanningConfiguration: { scanOnPush: false } }),
    "image-by-digest": inContainer({ image: "debian:latest" }),
    "container-not-root": inContainer({ user: "0:0" }),
    "container-read-only": inContainer({ readonlyRootFilesystem: false }),
    "container-no-capabilities": inContainer({
        linuxParameters: { capabilities: { add: ["SYS_PTRACE"] } },
    }),
    "no-plain-secret": inContainer({ environment: [{ name: "RPC_PASSWORD", value: "not one" }] }),
    "bitcoind-no-wallet": onCommandLine("-rpcbind=127.0.0.1", "-rpcallowip=127.0.0.1"),
    "bitcoind-rpc-on-loopback": onCommandLine("-disablewallet=1", "-rpcbind=0.0.0.0"),
    "bitcoind-options-allowed": onCommandLine(
        "-disablewallet=1",
        "-rpcbind=127.0.0.1",
        "-rpcallowip=127.0.0.1",
        "-prune=550",
    ),
    "one-task-at-a-time": {
        type: "aws:ecs/service:Service",
        inputs: service({ deploymentMaximumPercent: 200 }),
    },
    "logs-kept": { type: "aws:cloudwatch/logGroup:LogGroup", inputs: { name: "/logs" } },
    "stop-timeout": inContainer({ stopTimeout: 30 }),
    "no-bitcoin-key-in-kms": {
        type: "aws:kms/key:Key",
        inputs: { customerMasterKeySpec: "ECC_SECG_P256K1", keyUsage: "SIGN_VERIFY" },
    },
    "no-kms-signing": inPolicy("kms:Sign"),
    "iam-actions-named": inPolicy("s3:Get*"),
    "iam-resources-named": inPolicy("s3:GetObject", "*"),
};
