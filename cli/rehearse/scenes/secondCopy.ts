import { volumesOfTask } from "../../../components/volumes";
import { changed } from "../../local/composition";
import type { Composition } from "../../local/composition";
import { Task } from "../../local/task";
import { NotYet, until } from "../../until";
import { promise } from "../broken";
import { soon } from "../scene";
import type { Scene } from "../scene";

export const secondCopy: Scene = {
    promise: "a second copy on the same data waits, and takes over",

    async play({ run, stage }, say) {
        const { composition } = stage.task;
        const second = new Task(run, copyOf(composition), { TLS_PEM: stage.identity.pem });
        const holder = await stage.task.exec("bitcoind", "cat", "/srv/bitcoin/holder.lock");
        await second.start();
        for (const service of second.essential) {
            await until(soon, async () => {
                const said = await second.log(service);
                const [, name] = /held by (.+?)\.?$/m.exec(said) ?? [];
                if (name === undefined) throw new NotYet(`the second ${service} does not wait`);
                return name;
            });
        }
        const said = await second.log("bitcoind");
        promise(said.includes(holder), `it does not name the holder, ${holder}: ${said}`);
        const program = await second.exec("bitcoind", "readlink", "/proc/1/exe");
        promise(!program.endsWith("bitcoind"), "the second bitcoind runs beside the first");
        const now = await stage.task.exec("bitcoind", "cat", "/srv/bitcoin/holder.lock");
        promise(now === holder, "the second copy wrote itself into the lock file");
        await stage.untilServing();
        say(`The second copy waits and names the holder: ${holder}.`);

        await stage.stop();
        const height = await stage.peer.height();
        await until(soon, async () => {
            const words = await second.exec("electrumx", "alive-electrumx").catch(() => "");
            if (!words.startsWith(`answers, block ${height.toLocaleString("en")} `)) {
                throw new NotYet(`the second ElectrumX: ${words || "no answer"}`);
            }
        });
        say("When the first had ended, it took over at the same block.");
        await second.stop();
        await second.remove();
        stage.start();
        await stage.untilServing();
        return "waited, then took over";
    },
};

/** The same volumes but those that belong to one task, and nothing that is seen outside. */
function copyOf(composition: Composition): Composition {
    const name = `${composition.name}-second`;
    const hidden = changed(composition, "task", () => ({
        ports: [],
        networks: { default: { aliases: [name] } },
    }));
    const own = volumesOfTask.map((volume) => [volume, `${name}_${volume}`] as const);
    return { ...hidden, name, volumes: { ...hidden.volumes, ...Object.fromEntries(own) } };
}
