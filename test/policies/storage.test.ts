import {
    component,
    container,
    repository,
    task,
    taskDefinition,
    volume,
} from "../support/compliant";
import { allows, refuses, startedPack, unknown } from "../support/pack";

const ecs = "aws:ecs/taskDefinition:TaskDefinition";
const ecr = "aws:ecr/repository:Repository";

describe("the pack on storage and images", () => {
    const ask = startedPack();

    allows(ask, {
        "a volume that goes with the task": [
            component,
            task([container()], [volume(), { name: "cookie" }]),
        ],
        "a file system": ["aws:efs/fileSystem:FileSystem", { encrypted: true, kmsKeyId: unknown }],
        "a repository": [ecr, repository()],
    });

    refuses(ask, "file-system-encrypted", {
        "a file system that leaves it to AWS": [
            "aws:efs/fileSystem:FileSystem",
            { creationToken: unknown },
            "is not encrypted at rest",
        ],
        "a file system that may be encrypted": [
            "aws:efs/fileSystem:FileSystem",
            { encrypted: unknown },
            "is not encrypted at rest",
        ],
        "a volume in plain text": [
            component,
            task(undefined, [volume({ transitEncryption: "DISABLED" })]),
            "mounts volume blocks without encryption in transit",
        ],
        "a volume in ECS's definition that says nothing": [
            ecs,
            taskDefinition(undefined, [volume({ transitEncryption: undefined })]),
            "mounts volume blocks without encryption in transit",
        ],
    });
    refuses(ask, "file-system-by-access-point", {
        "a volume without IAM": [
            component,
            task(undefined, [volume({ authorizationConfig: { accessPointId: unknown } })]),
            "mounts volume blocks without IAM",
        ],
        "a volume past access points": [
            ecs,
            taskDefinition(undefined, [volume({ authorizationConfig: { iam: "ENABLED" } })]),
            "mounts volume blocks past access points",
        ],
    });
    refuses(ask, "repository-immutable", {
        "tags that move": [
            ecr,
            repository({ imageTagMutability: undefined }),
            "lets its tags be moved",
        ],
        "tags that may move": [
            ecr,
            repository({ imageTagMutability: unknown }),
            "lets its tags be moved",
        ],
    });
    refuses(ask, "repository-scanned", {
        "no scan": [
            ecr,
            repository({ imageScanningConfiguration: undefined }),
            "does not scan what is pushed",
        ],
    });
});
