import { PolicyPack } from "../../cli/plan/policyPack";
import type { AnalyzedResource, Violation } from "../../cli/plan/policyPack";

/** The engine's mark of a value that is known only after deployment. */
export const unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** A resource as the engine would tell the pack of it. */
export function resource(
    type: string,
    inputs: Record<string, unknown>,
    name = "thing",
): AnalyzedResource {
    const urn = `urn:pulumi:test::bitcoin-node::${type}::${name}`;
    return { urn, type, name, parentUrn: "", protect: false, inputs };
}

/** Starts the pack once for the tests of a `describe`, and asks it about resources. */
export function startedPack(): (...resources: AnalyzedResource[]) => Promise<Violation[]> {
    let pack: PolicyPack;
    before(async () => {
        pack = await PolicyPack.start("policies", {
            project: "bitcoin-node",
            stack: "test",
            config: {},
        });
    });
    after(() => {
        pack.stop();
    });
    return (...resources) => pack.analyze(resources);
}
