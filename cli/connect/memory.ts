import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import { pinnedCertificate } from "../../components/commands";
import type { Server } from "./server";

/** Where it is kept what was last shown of each stack, beside the local node's certificate. */
const file = ".local/connections.json";

/** What was shown of a server, and on which day. */
export interface Shown extends Pick<Server, "host" | "fingerprint"> {
    readonly day: string;
}

type Kept = Readonly<Record<string, Shown>>;

/** Keeps what is shown now. @returns what was shown before, if anything was */
export function remember({ stack, host, fingerprint }: Server, now: Date): Shown | undefined {
    const kept = read();
    const day = now.toISOString().slice(0, "2026-12-31".length);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    const next = { ...kept, [stack]: { host, fingerprint, day } };
    writeFileSync(file, `${JSON.stringify(next, null, 2)}\n`);
    return kept[stack];
}

/** What a wallet that was connected then has to do now. */
export function changes(before: Shown | undefined, server: Server): string[] {
    if (before === undefined) return [];
    const { host, fingerprint, network } = server;
    const since = `since ${before.day}, when this command was last run here`;
    if (before.host !== host) {
        const certificate =
            before.fingerprint === fingerprint
                ? "The certificate is the same."
                : "The certificate is another as well.";
        return [
            `The address has changed ${since}: ${before.host} was the one before. ${certificate}`,
            "Wallets that were connected need the new address: for Electrum the four commands above.",
        ];
    }
    if (before.fingerprint === fingerprint) return [];
    return [
        `The certificate has changed ${since}.`,
        "Electrum needs the four commands above, and the certificate deleted that it has kept:",
        `  ${pinnedCertificate(network, host)} in its folder (on Linux ~/.electrum).`,
        "Sparrow asks whether to delete the one that it has kept.",
    ];
}

/** A file that cannot be read is as good as none: it only tells of changes. */
function read(): Kept {
    if (!existsSync(file)) return {};
    try {
        return JSON.parse(readFileSync(file, "utf8")) as Kept;
    } catch {
        return {};
    }
}
