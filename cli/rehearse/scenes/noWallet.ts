import { DockerError } from "../../docker";
import { localImage } from "../../local/image";
import { promise } from "../broken";
import type { Scene } from "../scene";
import { searchImage, searchVolumes } from "../search";

/** What would make, open or show a wallet. */
const calls = [["createwallet", "w"], ["loadwallet", "w"], ["listwallets"]] as const;

export const noWallet: Scene = {
    promise: "the node has no wallet, and no key but the TLS key is anywhere",

    async play({ stage: { task } }, say) {
        for (const [method, ...args] of calls) {
            const answer = await task.cli(method, ...args).catch((error: unknown) => {
                if (error instanceof DockerError) return error.stderr;
                throw error;
            });
            promise(answer.includes("Method not found"), `${method} answers: ${answer}`);
        }
        say("createwallet, loadwallet and listwallets are unknown to the node.");

        const inVolumes = await searchVolumes(Object.values(task.composition.volumes));
        say(`No key and no wallet in the ${inVolumes} of the volumes.`);
        const inImage = await searchImage(localImage);
        say(`None in the ${inImage} of the image's layers.`);
        return `${inVolumes} of data and ${inImage} of image searched`;
    },
};
