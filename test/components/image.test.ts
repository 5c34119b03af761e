import assert from "node:assert/strict";

import { Image } from "../../components/image";
import { imageTag, readVersions } from "../../components/imageTag";
import { only, valueOf } from "../support/resources";

const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

describe("Image", () => {
    it("has a repository with immutable tags, scanned, encrypted and removed on destroy", async () => {
        new Image("img", { context: "docker", architecture: "x86_64" });
        const { inputs } = await only("aws:ecr/repository:Repository");
        assert.equal(inputs.imageTagMutability, "IMMUTABLE");
        assert.deepEqual(inputs.imageScanningConfiguration, { scanOnPush: true });
        assert.deepEqual(inputs.encryptionConfigurations, [{ encryptionType: "AES256" }]);
        assert.equal(inputs.forceDelete, true);
    });

    it("keeps the last few images", async () => {
        new Image("img", { context: "docker", architecture: "x86_64" });
        const { inputs } = await only("aws:ecr/lifecyclePolicy:LifecyclePolicy");
        const [rule] = JSON.parse(inputs.policy).rules;
        assert.equal(rule.selection.countType, "imageCountMoreThan");
        assert.ok(rule.selection.countNumber >= 2, "the running image and the one before it");
    });

    for (const [architecture, platform] of [
        ["x86_64", "linux/amd64"],
        ["arm64", "linux/arm64"],
    ] as const) {
        it(`builds docker/ for ${platform} under a tag of its content`, async () => {
            new Image("img", { context: "docker", architecture });
            const { inputs } = await only("docker:index/image:Image");
            const args = readVersions("docker/versions.env");
            assert.deepEqual(inputs.build, {
                context: "docker",
                dockerfile: "docker/Dockerfile",
                platform,
                args,
            });
            const tag = imageTag({ context: "docker", platform, args });
            assert.equal(inputs.imageName, `registry/repository:${tag}`);
        });
    }

    it("logs in with a password that Pulumi keeps as a secret", async () => {
        new Image("img", { context: "docker", architecture: "x86_64" });
        const { sent } = await only("docker:index/image:Image");
        const registry = JSON.stringify(sent["registry"]);
        assert.ok(registry.includes(secretSignature));
    });

    it("names the image by its digest", async () => {
        const { digest } = new Image("img", { context: "docker", architecture: "x86_64" });
        assert.match(await valueOf(digest), /@sha256:[0-9a-f]{64}$/);
    });
});
