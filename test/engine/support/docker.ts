import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";

import { packageVersion } from "./plugins";
import type { Properties } from "./protocol";
import type { Simulation } from "./provider";

/** Docker for a program's folder: it builds nothing, and a digest follows from the context. */
export function docker(folder: string): Simulation {
    return {
        version: packageVersion("docker"),

        checked(_, inputs) {
            const build = inputs["build"] as Properties | undefined;
            if (build === undefined) return inputs;
            const contextDigest = digestOf(join(folder, String(build["context"])));
            return { ...inputs, build: { ...build, contextDigest } };
        },

        /** As the real one does it: ECR's password is a new one each time. */
        compared({ registry, ...others }) {
            const { server } = (registry ?? {}) as Properties;
            return { ...others, server };
        },

        replaces: () => [],

        made(_, inputs) {
            const { contextDigest } = inputs["build"] as Properties;
            const [repository = ""] = String(inputs["imageName"]).split(":");
            return { repoDigest: `${repository}@sha256:${String(contextDigest)}` };
        },

        invoked(token) {
            throw new Error(`no function ${token} in the simulated Docker`);
        },
    };
}

function digestOf(context: string): string {
    const hash = createHash("sha256");
    for (const entry of readdirSync(context, { recursive: true, withFileTypes: true })) {
        if (!entry.isFile()) continue;
        hash.update(`${entry.name}\0`).update(readFileSync(join(entry.parentPath, entry.name)));
    }
    return hash.digest("hex");
}
