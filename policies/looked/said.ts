import { titleOf } from "../keys/detectors";
import { scan } from "../keys/scan";
import type { Finding, Scanned, Unread } from "../keys/scan";

/** What is wrong with something that was scanned, as words that follow a resource's name: nothing of a key. */
export function wrongWith({ findings, unread }: Scanned, where: string): string[] {
    const held = new Set(
        findings.map((finding) => `holds ${titleOf(finding.format)} ${where}${inside(finding)}`),
    );
    const closed = new Set(
        unread.map((one) => `holds something ${where}${inside(one)} that ${one.reason}`),
    );
    return [...held, ...closed];
}

/** A name that can be shown: of a resource, a property or a file. People give names that are keys. */
export function shownName(name: string): string {
    return scan(name).findings.length === 0 ? name : "…";
}

/** Which file of an archive it is, and what it is inside. */
function inside({ entry, layers }: Finding | Unread): string {
    const file = entry === "" ? "" : `, file ${entry}`;
    return layers.length === 0 ? file : `${file}, inside ${layers.join(" inside ")}`;
}
