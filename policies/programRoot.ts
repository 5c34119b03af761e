import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

/** What the pack's configuration may say of where the program is. */
export interface RootConfig {
    /** The program's folder, absolute or relative to the pack's. */
    readonly programRoot?: string;
}

/** The schema of the same. */
export const rootSchema = {
    properties: {
        programRoot: { type: "string" as const },
    },
};

let configured: string | undefined;

/** Keeps what the pack's configuration says: one rule is told, and all read the same program. */
export function configureRoot({ programRoot: root }: RootConfig): void {
    configured = root;
}

/**
 * The program's folder, from which its relative paths go: the one that is configured, else the nearest
 * above the pack with a Pulumi.yaml. The engine runs a pack in the pack's own folder, and does not say
 * where the program is.
 */
export function programRoot(): string | undefined {
    if (configured !== undefined) return resolve(configured);
    for (let folder = process.cwd(); ; folder = dirname(folder)) {
        if (existsSync(join(folder, "Pulumi.yaml"))) return folder;
        if (folder === dirname(folder)) return undefined;
    }
}
