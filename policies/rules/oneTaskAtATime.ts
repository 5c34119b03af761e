import { isUnknown, rawProperties } from "../properties";
import { rule } from "../rule";
import { shownBy } from "../shown";

export const oneTaskAtATime = rule({
    name: "one-task-at-a-time",
    holds: "A service whose task mounts a file system runs one task, and ends it before the next.",
    why: "two bitcoinds on one set of databases destroy it",
    fix:
        "Set desiredCount to 0 or 1, deploymentMinimumHealthyPercent: 0, " +
        'deploymentMaximumPercent: 100 and availabilityZoneRebalancing: "DISABLED".',
    check: (args, report) => {
        const props = rawProperties(args.props);
        if (args.type === "aws:ecs/service:Service") {
            // A service outside a component that shows its task is taken for one that mounts.
            if (shownBy(args.opts.parent)?.mounts === false) return;
            const { desiredCount, deploymentMinimumHealthyPercent: least } = props;
            const { deploymentMaximumPercent: most, availabilityZoneRebalancing: moves } = props;
            const one = desiredCount === 0 || desiredCount === 1;
            if (!one || least !== 0 || most !== 100 || moves !== "DISABLED") {
                report("may run two tasks at a time");
            }
        }
        if (args.type === "aws:appautoscaling/target:Target") {
            const { serviceNamespace, maxCapacity } = props;
            const isEcs = serviceNamespace === "ecs" || isUnknown(serviceNamespace);
            if (isEcs && !(Number(maxCapacity) <= 1)) {
                report("may scale a service to two tasks");
            }
        }
    },
});
