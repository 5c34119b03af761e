import { label } from "../../local/task";
import { localImage } from "../../local/image";
import { mineBlocks } from "../../local/miner";
import { docker } from "../../docker";
import { promise } from "../broken";
import { another } from "../scene";
import type { Scene } from "../scene";

/** The volumes that fill up, with the user of their daemon. */
const owners = { electrumx: 1002, blocks: 1001, bitcoind: 1001 } as const;

/** MiB: bitcoind wants 50 free, and a new chain takes about 20. */
const size = 192;

/** What a daemon says when there is no room (bitcoind, LevelDB, Python). */
const honest = /Disk space is too low|No space left on device/;

export const disk: Scene = {
    promise: "a full disk is said, ends the task, and is got over",

    async play(cast, say) {
        const keeper = `${cast.run}-keeper`;
        const stage = await another(cast, "disk");
        await makeVolumes(cast.run, keeper, stage.task.composition.volumes);
        await stage.begin();

        const took: string[] = [];
        for (const volume of Object.keys(owners)) {
            const end = stage.nextEnd();
            await docker(["exec", keeper, "sh", "-c", `cat /dev/zero > /${volume}/filler || true`]);
            await mineBlocks(stage.peer.cli, 1);
            // bitcoind writes its indexes about hourly; this question has it write them now.
            if (volume !== "electrumx") await stage.task.cli("gettxoutsetinfo").catch(() => "");
            const { service, status, said } = await end;
            const reason = honest.exec(said)?.[0];
            promise(reason !== undefined, `${service} did not say why it ended: ${said}`);
            promise(status !== 0, `${service} ended with 0 on a full disk`);
            await docker(["exec", keeper, "rm", `/${volume}/filler`]);
            const seconds = await stage.untilServing();
            say(`${volume} full: ${service} ended with ${status}, "${reason}"; with room again,`);
            say(`it served the newest block after ${seconds.toFixed(1)} s.`);
            took.push(`${seconds.toFixed(1)} s`);
        }
        await stage.stop();
        return `served again after ${took.join(", ")}`;
    },
};

/** Volumes in memory, of a fixed size, that last as long as a container that keeps them. */
async function makeVolumes(
    run: string,
    keeper: string,
    volumes: Readonly<Record<string, string>>,
): Promise<void> {
    const mark = ["--label", `${label}=${run}`];
    const mounts: string[] = [];
    for (const [volume, uid] of Object.entries(owners)) {
        const options = `size=${size}m,uid=${uid},gid=1000,mode=0750`;
        const memory = ["--opt", "type=tmpfs", "--opt", "device=tmpfs", "--opt", `o=${options}`];
        const docked = volumes[volume] ?? "";
        await docker(["volume", "create", ...mark, ...memory, docked]);
        mounts.push("--volume", `${docked}:/${volume}`);
    }
    await docker([
        ...["run", "--detach", "--name", keeper, ...mark, ...mounts, "--user", "0"],
        ...["--stop-signal", "KILL", "--entrypoint", "sleep", localImage, "infinity"],
    ]);
}
