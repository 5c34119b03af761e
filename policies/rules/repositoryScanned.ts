import { objectAt, rawProperties } from "../properties";
import { rule } from "../rule";

export const repositoryScanned = rule({
    name: "repository-scanned",
    holds: "A repository scans every image that is pushed.",
    why: "known holes in the image's packages should not wait to be looked for",
    fix: "Set imageScanningConfiguration: { scanOnPush: true }.",
    check: (args, report) => {
        if (args.type !== "aws:ecr/repository:Repository") return;
        const { imageScanningConfiguration } = rawProperties(args.props);
        if (objectAt(imageScanningConfiguration)["scanOnPush"] !== true) {
            report("does not scan what is pushed");
        }
    },
});
