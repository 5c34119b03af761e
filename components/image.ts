import { join } from "node:path";

import * as aws from "@pulumi/aws";
import * as docker from "@pulumi/docker";
import * as pulumi from "@pulumi/pulumi";

import type { Architecture } from "./choices";
import { imageTag, readVersions } from "./imageTag";
import { tagsOf } from "./tags";

/** How many images the repository keeps, the running one among them. */
const keptImages = 5;

/** Docker's names of the platforms. */
const platforms: Record<Architecture, string> = { x86_64: "linux/amd64", arm64: "linux/arm64" };

export interface ImageArgs {
    /** The folder with the Dockerfile, relative to the program. */
    context: string;
    /** The processor that the task runs on. */
    architecture: Architecture;
}

/**
 * The one image of all containers, built on this machine and pushed to a repository of its own.
 *
 * Cost: by the gigabyte of image kept.
 */
export class Image extends pulumi.ComponentResource {
    /** The image by its digest, as `REPOSITORY@sha256:…`. */
    readonly digest: pulumi.Output<string>;
    readonly repositoryArn: pulumi.Output<string>;

    constructor(name: string, args: ImageArgs, opts?: pulumi.ComponentResourceOptions) {
        super("bitcoin-node:image:Image", name, { ...args }, opts);
        const repository = new aws.ecr.Repository(
            `${name}-repository`,
            {
                imageTagMutability: "IMMUTABLE",
                imageScanningConfiguration: { scanOnPush: true },
                encryptionConfigurations: [{ encryptionType: "AES256" }],
                // Images can be built again, so destroy takes them along.
                forceDelete: true,
                tags: tagsOf(name),
            },
            { parent: this },
        );
        new aws.ecr.LifecyclePolicy(
            `${name}-kept`,
            { repository: repository.name, policy: keepLast(keptImages) },
            { parent: this },
        );
        const login = aws.ecr.getAuthorizationTokenOutput(
            { registryId: repository.registryId },
            { parent: this },
        );
        const source = {
            context: args.context,
            platform: platforms[args.architecture],
            args: readVersions(join(args.context, "versions.env")),
        };
        const image = new docker.Image(
            `${name}-image`,
            {
                imageName: pulumi.interpolate`${repository.repositoryUrl}:${imageTag(source)}`,
                build: { ...source, dockerfile: join(args.context, "Dockerfile") },
                registry: {
                    server: repository.repositoryUrl,
                    username: login.userName,
                    password: pulumi.secret(login.password),
                },
            },
            { parent: this },
        );
        this.digest = image.repoDigest;
        this.repositoryArn = repository.arn;
        this.registerOutputs({ digest: this.digest, repositoryArn: this.repositoryArn });
    }
}

function keepLast(count: number): string {
    return JSON.stringify({
        rules: [
            {
                rulePriority: 1,
                description: `Keep the last ${count} images`,
                selection: {
                    tagStatus: "any",
                    countType: "imageCountMoreThan",
                    countNumber: count,
                },
                action: { type: "expire" },
            },
        ],
    });
}
