import { rule } from "../rule";
import { allowedIn } from "../statements";

/** Actions that AWS offers for no named resource (Service Authorization Reference). */
const withoutResource = new Set([
    "backup:DescribeBackupJob",
    "cloudwatch:PutMetricData",
    "ec2:DescribeNetworkInterfaces",
    "ecr:GetAuthorizationToken",
]);

export const iamResourcesNamed = rule({
    name: "iam-resources-named",
    holds: "IAM policies name their resources wherever AWS lets them.",
    why: "a right on everything is a right on what other stacks own",
    fix: "Name the resources by their ARNs.",
    check: (args, report) => {
        for (const { actions, resources } of allowedIn(args)) {
            if (!resources.includes("*")) continue;
            const nameable = actions.filter((action) => !withoutResource.has(action));
            if (nameable.length > 0) report(`allows ${nameable.join(", ")} on everything`);
        }
    },
});
