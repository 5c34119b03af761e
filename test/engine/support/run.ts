import type { EngineEvent, PolicyEvent } from "@pulumi/pulumi/automation";

/** A resource by the engine's names: what plan, events and state can be compared by. */
export interface Listed {
    readonly type: string;
    readonly name: string;
    /** The parent's name, or null for the stack itself. */
    readonly parent: string | null;
}

/** What the engine reported of one run. */
export class Run {
    readonly events: EngineEvent[] = [];

    /** Every resource that the program makes, without the providers. */
    get resources(): Listed[] {
        return this.#steps
            .filter(({ op }) => !/delete|replace$|^read$/.test(op))
            .flatMap(({ urn, type, new: state }) => listed({ urn, type, parent: state?.parent }));
    }

    /** What was changed, as `update NAME`, sorted; a replacement is one line. */
    get changes(): string[] {
        const parts = new Set(["same", "read", "create-replacement", "delete-replaced"]);
        const changed = this.#steps.filter(({ op, type }) => !parts.has(op) && isOwn(type));
        return changed.map(({ op, urn }) => `${op} ${nameIn(urn)}`).sort();
    }

    /** What the policy pack forbade, as `RULE NAME`; the stack itself may be meant. */
    get forbidden(): string[] {
        const forbidden = this.#policyEvents.filter(
            ({ enforcementLevel }) => enforcementLevel === "mandatory",
        );
        return forbidden.map((e) => `${e.policyName} ${nameIn(e.resourceUrn ?? "")}`);
    }

    /** What the policy pack said. */
    get messages(): string[] {
        return this.#policyEvents.map(({ message }) => message);
    }

    /** Errors as they are shown. */
    get errors(): string[] {
        return this.events.flatMap(({ diagnosticEvent: said }) =>
            said?.severity === "error" ? [said.message.trim()] : [],
        );
    }

    get #policyEvents(): PolicyEvent[] {
        return this.events.flatMap(({ policyEvent }) => policyEvent ?? []);
    }

    get #steps() {
        return this.events.flatMap(({ resourcePreEvent }) => resourcePreEvent?.metadata ?? []);
    }
}

/** A resource as it is listed, or nothing for a provider. */
export function listed(of: { urn: string; type: string; parent?: string | undefined }): Listed[] {
    if (!isOwn(of.type)) return [];
    const parent = of.parent === undefined || of.parent === "" ? null : nameIn(of.parent);
    return [{ type: of.type, name: nameIn(of.urn), parent }];
}

/** Resources in an order of their own, so that lists can be compared. */
export function sorted(resources: readonly Listed[]): string[] {
    return resources
        .map(({ type, name, parent }) => `${type} ${name} in ${parent ?? "nothing"}`)
        .sort();
}

function isOwn(type: string): boolean {
    return !type.startsWith("pulumi:providers:");
}

function nameIn(urn: string): string {
    return urn.slice(urn.lastIndexOf("::") + 2);
}
