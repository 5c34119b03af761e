import { wrongInImages } from "../looked/images";
import { wrongInContents } from "../looked/contents";
import { configureRoot, programRoot, rootSchema } from "../programRoot";
import type { RootConfig } from "../programRoot";
import { rawProperties } from "../properties";
import { rule, takeItOut } from "../rule";

export const noKeyInFiles = rule({
    name: "no-key-in-files",
    holds: "No file, archive or build context that is sent holds a key, a seed phrase or a wallet.",
    why: "an image or a bucket keeps every version of what was sent, and others may read it",
    fix: takeItOut,
    configSchema: rootSchema,
    check: async (args, report) => {
        configureRoot(args.getConfig<RootConfig>());
        const root = programRoot();
        const wrong = [
            ...(await wrongInContents(rawProperties(args.props), root)),
            ...wrongInImages(args, root),
        ];
        for (const one of wrong) report(one);
    },
});
