import assert from "node:assert/strict";

import type { AnalyzedResource } from "../../cli/plan/policyPack";
import { rules } from "../../policies/rules";
import { broken, unbroken } from "../support/broken";
import {
    allowed,
    bitcoind,
    component,
    container,
    service,
    task,
    volume,
} from "../support/compliant";
import { archive, asset, resource, secret, startedPack, unknown, violation } from "../support/pack";

const ecs = "aws:ecs/taskDefinition:TaskDefinition";
const iam = "aws:iam/rolePolicy:RolePolicy";
const hiddenTask = "has containers that are not known in this preview";
const hiddenPolicy = "has a policy that is not known in this preview";

describe("the pack in a first preview", () => {
    const ask = startedPack();
    const parent = (inputs: Record<string, unknown>, name: string): AnalyzedResource =>
        resource(component, inputs, name);
    const child = (type: string, inputs: Record<string, unknown>, of: AnalyzedResource) =>
        resource(type, inputs, "child", of.urn);

    it("asks for what it cannot see", async () => {
        assert.deepEqual(await ask(resource(ecs, { containerDefinitions: unknown })), [
            violation("visible-in-preview", "thing", hiddenTask),
        ]);
        assert.deepEqual(await ask(resource(iam, { policy: unknown })), [
            violation("visible-in-preview", "thing", hiddenPolicy),
        ]);
    });

    it("asks again where the component shows something else", async () => {
        const other = parent({ statements: [] }, "other");
        assert.deepEqual(await ask(other, child(ecs, { containerDefinitions: unknown }, other)), [
            violation("visible-in-preview", "child", hiddenTask),
        ]);
    });

    it("is content when the component shows it", async () => {
        const shows = parent({ ...task(), statements: [allowed("s3:GetObject")] }, "shows");
        const definition = child(
            ecs,
            { containerDefinitions: unknown, volumes: [volume()] },
            shows,
        );
        const policy = child(iam, { policy: unknown }, shows);
        assert.deepEqual(await ask(shows, definition, policy), []);
    });

    it("lets a service without files run as many tasks as it likes", async () => {
        const web = parent(task([container({ mountPoints: [] })], []), "web");
        const inputs = service({ desiredCount: 3, deploymentMaximumPercent: 200 });
        assert.deepEqual(await ask(web, child("aws:ecs/service:Service", inputs, web)), []);
        const node = parent(task(), "node");
        assert.deepEqual(await ask(node, child("aws:ecs/service:Service", inputs, node)), [
            violation("one-task-at-a-time", "child", "may run two tasks at a time"),
        ]);
    });

    it("looks inside secrets, past unknown values, and is not stopped by assets and archives", async () => {
        const inputs = {
            first: unknown,
            source: asset({ path: "./README.md" }),
            note: asset({ text: "text" }),
            code: archive({
                assets: { "a.txt": asset({ text: "a" }), more: archive({ path: "./docker" }) },
            }),
            ...task([container({ user: secret("0:0") }), container({ name: "b", user: unknown })]),
        };
        assert.deepEqual(await ask(resource(component, inputs)), [
            violation("container-not-root", "thing", "may run container bitcoind as root"),
            violation("container-not-root", "thing", "may run container b as root"),
        ]);
    });

    const worst: Record<string, [Record<string, unknown>, string[]]> = {
        "a container": [
            task([container(), unknown as never]),
            ["image-by-digest", "container-not-root", "container-read-only"],
        ],
        "a volume": [
            task(undefined, [unknown as never]),
            ["file-system-encrypted", "file-system-by-access-point", "file-system-by-access-point"],
        ],
        "the environment": [task([container({ environment: unknown })]), ["no-plain-secret"]],
        "a variable's name": [
            task([container({ environment: [{ name: unknown, value: "x" }] })]),
            ["no-plain-secret"],
        ],
        "where a container writes": [
            task([container({ mountPoints: unknown, stopTimeout: 30 })]),
            ["stop-timeout"],
        ],
        "a word of bitcoind's command line": [
            task([
                bitcoind(
                    "-disablewallet=1",
                    "-rpcbind=127.0.0.1",
                    "-rpcallowip=127.0.0.1",
                    unknown,
                ),
            ]),
            ["bitcoind-options-allowed"],
        ],
        "an action": [{ statements: [allowed(unknown)] }, ["no-kms-signing", "iam-actions-named"]],
        "a statement": [
            { statements: [unknown] },
            ["no-kms-signing", "iam-actions-named", "iam-resources-named"],
        ],
    };
    for (const [what, [inputs, expected]] of Object.entries(worst)) {
        it(`takes ${what} for the worst when it is not known yet`, async () => {
            const violations = await ask(resource(component, inputs));
            assert.deepEqual(
                violations.map(({ policy }) => policy),
                expected,
            );
        });
    }

    it("takes a rule of a security group for the worst when it is not known yet", async () => {
        const group = resource("aws:ec2/securityGroup:SecurityGroup", { ingress: [unknown] });
        assert.deepEqual(
            (await ask(group)).map(({ policy }) => policy),
            ["ssh-closed", "nfs-from-task", "electrum-listed"],
        );
    });

    it("never answers with advice in place of a rule", async () => {
        const everything = Object.values(broken).map(({ type, inputs }, i) => {
            const hidden = Object.fromEntries(Object.keys(inputs).map((key) => [key, unknown]));
            return resource(type, hidden, `unknown-${i}`);
        });
        const levels = (await ask(...everything)).map(({ level }) => level);
        assert.ok(!levels.includes("advisory"));
    });
});

describe("every rule", () => {
    const ask = startedPack();

    it("has a name of its own and says what holds, why, and what to do", () => {
        const names = rules.map(({ name }) => name);
        assert.equal(new Set(names).size, names.length);
        for (const { name, description, why, remediationSteps, enforcementLevel } of rules) {
            assert.match(name, /^[a-z]+(-[a-z]+)+$/);
            assert.match(description, /^\S.+\.$/);
            assert.match(why, /^\S.+[^.]$/);
            assert.match(remediationSteps, /^\S.+\.$/);
            const isAdvice = name === "key-beside-image";
            assert.equal(enforcementLevel, isAdvice ? "advisory" : "mandatory");
        }
    });

    it("has a resource that breaks it and no other rule", async () => {
        const own = rules.map(({ name }) => name).filter((name) => !unbroken.includes(name));
        assert.deepEqual(Object.keys(broken).sort(), own.sort());
        for (const [name, { type, inputs }] of Object.entries(broken)) {
            const violations = await ask(resource(type, inputs, name));
            assert.deepEqual(
                violations.map(({ policy }) => policy),
                [name],
            );
        }
    });
});
