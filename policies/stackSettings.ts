import * as pulumi from "@pulumi/pulumi";

/** The settings of the stack that the pack is asked about and that rules depend on. */
export interface StackSettings {
    /** IPv4 ranges that may reach 50002. */
    readonly allowedCidrs: readonly string[];
    readonly openToWorld: boolean;
}

/** Reads them as the program does; what cannot be read allows nothing. */
export function stackSettings(): StackSettings {
    const config = new pulumi.Config("bitcoin-node");
    return {
        allowedCidrs: listIn(config.get("allowedCidrs")),
        openToWorld: config.get("openToWorld") === "true",
    };
}

function listIn(json: string | undefined): string[] {
    try {
        const list: unknown = JSON.parse(json ?? "[]");
        return Array.isArray(list) ? list.filter((one) => typeof one === "string") : [];
    } catch {
        return [];
    }
}
