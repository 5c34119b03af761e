import assert from "node:assert/strict";
import { resolve } from "node:path";

import { PolicyPack } from "../../cli/plan/policyPack";
import type { AnalyzedResource, Violation } from "../../cli/plan/policyPack";
import { rules } from "../../policies/rules";

/** The engine's mark of a value that is known only after deployment. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The range that the stack of these tests lets in. */
export const listed = "203.0.113.7/32";

type Inputs = Record<string, unknown>;
type Asked = (...resources: AnalyzedResource[]) => Promise<Violation[]>;

/** Asks about resources before they are made, or about what they have become. */
type Ask = Asked & { readonly outputs: Asked };

/** A resource as the engine would tell the pack of it: JSON drops undefined values, as the engine does. */
export function resource(
    type: string,
    inputs: Inputs,
    name = "thing",
    parentUrn = "",
): AnalyzedResource {
    const urn = `urn:pulumi:test::bitcoin-node::${type}::${name}`;
    const sent = JSON.parse(JSON.stringify(inputs)) as Inputs;
    return { urn, type, name, parentUrn, protect: false, inputs: sent };
}

/** A value as the engine marks a secret one. */
export function secret(value: unknown): Inputs {
    return { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value };
}

/** A file's or a text's mark: the content of a file is never sent, only its path. */
export function asset(content: { path: string } | { text: string }): Inputs {
    return { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17", ...content };
}

/** An archive's mark, of a path or of assets by name. */
export function archive(content: { path: string } | { assets: Inputs }): Inputs {
    return { "4dabf18193072939515e22adb298388d": "0def7320c3a5731c473e5ecbe6d01bc7", ...content };
}

/** Starts the pack as the engine does, once for the tests of a `describe`, and asks it about resources. */
export function startedPack(settings: Record<string, string> = {}): Ask {
    let pack: PolicyPack | undefined;
    before(async () => {
        flushCoverage();
        const given = { allowedCidrs: JSON.stringify([listed]), ...settings };
        const config = Object.entries(given).map(([name, value]) => [
            `bitcoin-node:${name}`,
            value,
        ]);
        pack = await PolicyPack.start("policies", {
            project: "bitcoin-node",
            stack: "test",
            config: Object.fromEntries(config) as Record<string, string>,
        });
    });
    after(() => {
        pack?.stop();
    });
    const ask: Asked = (...resources) => pack!.analyze(resources);
    const outputs: Asked = (...resources) => pack!.analyzeStack(resources);
    return Object.assign(ask, { outputs });
}

/**
 * A pack ends by a signal, and Node then writes no coverage. Under c8 the pack, which inherits the
 * environment, loads a handler that ends it in order.
 */
function flushCoverage(): void {
    if (process.env["NODE_V8_COVERAGE"] === undefined) return;
    process.env["NODE_OPTIONS"] = `--require=${resolve("test/support/exitOnTerm.cjs")}`;
}

/** A test for each resource that no rule has anything to say about. */
export function allows(ask: Ask, cases: Record<string, [type: string, inputs: Inputs]>): void {
    for (const [what, [type, inputs]] of Object.entries(cases)) {
        it(`allows ${what}`, async () => {
            assert.deepEqual(await ask(resource(type, inputs)), []);
        });
    }
}

/** A test for each resource that one rule refuses: the whole list of violations is compared. */
export function refuses(
    ask: Ask,
    policy: string,
    cases: Record<string, [type: string, inputs: Inputs, ...wrong: string[]]>,
): void {
    for (const [what, [type, inputs, ...wrong]] of Object.entries(cases)) {
        it(`${policy} refuses ${what}`, async () => {
            const violations = await ask(resource(type, inputs));
            assert.deepEqual(
                violations,
                wrong.map((words) => violation(policy, "thing", words)),
            );
        });
    }
}

/** What the pack says: the SDK puts the rule's description on a line above the message. */
export function violation(policy: string, name: string, wrong: string): Violation {
    const rule = rules.find((one) => one.name === policy);
    assert.ok(rule, `there is no rule ${policy}`);
    const message = `${rule.description}\n${name} ${wrong}. ${rule.remediationSteps}`;
    return { policy, level: "mandatory", resource: name, message };
}
