import { objectAt, rawProperties } from "../properties";
import { rule } from "../rule";
import { nameOf, taskIn } from "../tasks";

export const logsKept = rule({
    name: "logs-kept",
    holds: "Logs are kept for a stated time, in groups that the program makes.",
    why: "logs that are kept for ever cost for ever, and tell for ever who asked",
    fix: "Set retentionInDays on the log group, and let no container create its own.",
    check: (args, report) => {
        if (args.type === "aws:cloudwatch/logGroup:LogGroup") {
            const { retentionInDays } = rawProperties(args.props);
            if (typeof retentionInDays !== "number" || retentionInDays < 1) {
                report("keeps its logs for ever");
            }
        }
        for (const container of taskIn(args)?.containers ?? []) {
            const { options } = objectAt(container["logConfiguration"]);
            if (objectAt(options)["awslogs-create-group"] === "true") {
                report(`lets container ${nameOf(container)} make a log group of its own`);
            }
        }
    },
});
