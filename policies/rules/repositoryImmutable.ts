import { rawProperties } from "../properties";
import { rule } from "../rule";

export const repositoryImmutable = rule({
    name: "repository-immutable",
    holds: "A repository's tags cannot be moved.",
    why: "an image that was looked at must stay the one that runs",
    fix: 'Set imageTagMutability: "IMMUTABLE".',
    check: (args, report) => {
        if (args.type !== "aws:ecr/repository:Repository") return;
        if (rawProperties(args.props)["imageTagMutability"] !== "IMMUTABLE") {
            report("lets its tags be moved");
        }
    },
});
