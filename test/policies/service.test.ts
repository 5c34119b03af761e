import { component, container, service, task, taskDefinition } from "../support/compliant";
import { allows, refuses, startedPack, unknown } from "../support/pack";

const ecs = "aws:ecs/taskDefinition:TaskDefinition";
const ecsService = "aws:ecs/service:Service";
const changed = (change: Record<string, unknown>) => task([container(change)]);
const logOptions = (options: Record<string, string>) => ({ logDriver: "awslogs", options });

describe("the pack on services, stops and logs", () => {
    const ask = startedPack();

    allows(ask, {
        "a short stop of a container that only reads": [
            component,
            changed({ stopTimeout: 30, mountPoints: [{ sourceVolume: "blocks", readOnly: true }] }),
        ],
        "a paused service": [ecsService, service({ desiredCount: 0 })],
        "a log group": ["aws:cloudwatch/logGroup:LogGroup", { retentionInDays: 30 }],
    });

    refuses(ask, "one-task-at-a-time", {
        "two tasks": [ecsService, service({ desiredCount: 2 }), "may run two tasks at a time"],
        "AWS's own percentages": [
            ecsService,
            service({ deploymentMaximumPercent: undefined }),
            "may run two tasks at a time",
        ],
        "a task that moves between zones": [
            ecsService,
            service({ availabilityZoneRebalancing: "ENABLED" }),
            "may run two tasks at a time",
        ],
        "a count that is not known yet": [
            ecsService,
            service({ desiredCount: unknown }),
            "may run two tasks at a time",
        ],
        scaling: [
            "aws:appautoscaling/target:Target",
            { serviceNamespace: "ecs", maxCapacity: 2 },
            "may scale a service to two tasks",
        ],
        "scaling of what is not known yet": [
            "aws:appautoscaling/target:Target",
            { serviceNamespace: unknown, maxCapacity: 2 },
            "may scale a service to two tasks",
        ],
    });
    refuses(ask, "logs-kept", {
        "logs for ever": [
            "aws:cloudwatch/logGroup:LogGroup",
            { name: "/logs", retentionInDays: 0 },
            "keeps its logs for ever",
        ],
        "a group that the container makes": [
            component,
            changed({ logConfiguration: logOptions({ "awslogs-create-group": "true" }) }),
            "lets container bitcoind make a log group of its own",
        ],
    });
    refuses(ask, "stop-timeout", {
        "ECS's default": [
            ecs,
            taskDefinition([container({ stopTimeout: undefined })]),
            "gives container bitcoind less than 120 s to stop",
        ],
    });
});
