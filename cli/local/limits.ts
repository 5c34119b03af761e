import { docker } from "../docker";
import { changed } from "./composition";
import type { Composition } from "./composition";
import { localImage } from "./image";

/**
 * The same with no more open files than this Docker gives: one that runs without root cannot go past
 * its user's limit, and refuses instead of giving less.
 */
export async function withinLimits(composition: Composition): Promise<Composition> {
    const shell = ["--rm", "--entrypoint", "sh", localImage, "-c"];
    const most = Number(await docker(["run", ...shell, "ulimit -Hn"])) || Infinity;
    return Object.keys(composition.services).reduce(
        (all, service) =>
            changed(all, service, ({ ulimits }) => {
                if (ulimits === undefined) return {};
                const { soft, hard } = ulimits.nofile;
                return {
                    ulimits: { nofile: { soft: Math.min(soft, most), hard: Math.min(hard, most) } },
                };
            }),
        composition,
    );
}
