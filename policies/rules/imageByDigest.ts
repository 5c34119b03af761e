import type { ResourceValidationPolicy } from "@pulumi/policy";

import { isUnknown } from "../properties";
import { taskIn } from "../tasks";

/** A tag can be moved to another image, a digest cannot. A digest not known yet is read in the update. */
export const imageByDigest: ResourceValidationPolicy = {
    name: "image-by-digest",
    description: "Containers name their image by its digest.",
    enforcementLevel: "mandatory",
    validateResource: (args, report) => {
        for (const { name, image } of taskIn(args)?.containers ?? []) {
            if (isUnknown(image) || /@sha256:[0-9a-f]{64}$/.test(String(image))) continue;
            report(
                `Container ${String(name)} of ${args.name} names its image by a tag. ` +
                    "Use the digest: REPOSITORY@sha256:…, as in docker.Image's repoDigest.",
            );
        }
    },
};
