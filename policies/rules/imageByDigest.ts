import { isUnknown } from "../properties";
import { rule } from "../rule";
import { nameOf, taskIn } from "../tasks";

export const imageByDigest = rule({
    name: "image-by-digest",
    holds: "Containers name their image by its digest.",
    why: "a tag can be moved to another image, a digest cannot",
    fix: "Use REPOSITORY@sha256:…, as in docker.Image's repoDigest.",
    check: (args, report) => {
        for (const container of taskIn(args)?.containers ?? []) {
            // The digest of an image that is not built yet is read in the update.
            const { image } = container;
            if (isUnknown(image) || /@sha256:[0-9a-f]{64}$/.test(String(image))) continue;
            report(`names the image of container ${nameOf(container)} by a tag`);
        }
    },
});
