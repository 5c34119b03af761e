import { planStack } from "../../cli/plan/plan";
import { PolicyPack } from "../../cli/plan/policyPack";
import { readProject, readStackFile, stacksIn } from "../../cli/plan/stackFile";

/**
 * For each stack: how many resources it has, the seconds until a new pack answers, and those that it then takes
 * for all of them, as in a preview.
 */
export async function preview(folder: string): Promise<(string | number)[][]> {
    const rows: (string | number)[][] = [];
    for (const stack of stacksIn(folder)) {
        const project = readProject(folder);
        const { resources } = (await planStack(folder, stack)).program;
        const asked = { project, ...readStackFile(folder, project, stack) };
        const started = performance.now();
        const pack = await PolicyPack.start("policies", asked);
        const ready = performance.now();
        await pack.analyze(resources);
        const done = performance.now();
        pack.stop();
        const seconds = [ready - started, done - ready].map((one) => (one / 1000).toFixed(2));
        rows.push([stack, resources.length, ...seconds]);
    }
    return rows;
}
