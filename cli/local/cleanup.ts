import { docker } from "../docker";
import { label } from "./task";

/** The containers of a run, those that have ended too. */
export async function containersOf(run: string): Promise<string[]> {
    return lines(await docker(["ps", "--all", "--quiet", ...belonging(run)]));
}

/** Removes everything of a run that Docker keeps: containers, volumes, network. */
export async function removeAll(run: string): Promise<void> {
    const containers = await containersOf(run);
    if (containers.length > 0) await docker(["rm", "--force", "--volumes", ...containers]);
    const volumes = lines(await docker(["volume", "ls", "--quiet", ...belonging(run)]));
    if (volumes.length > 0) await docker(["volume", "rm", "--force", ...volumes]);
    const networks = lines(await docker(["network", "ls", "--quiet", ...belonging(run)]));
    if (networks.length > 0) await docker(["network", "rm", ...networks]);
}

function belonging(run: string): string[] {
    return ["--filter", `label=${label}=${run}`];
}

function lines(text: string): string[] {
    return text.split("\n").filter((line) => line !== "");
}
