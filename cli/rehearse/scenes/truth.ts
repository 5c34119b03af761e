import { electrumPort } from "../../../components/addresses";
import { verify } from "../../connect/verify";
import type { Server } from "../../connect/server";
import { docker } from "../../docker";
import { changed, containerOf } from "../../local/composition";
import { mineBlocks } from "../../local/miner";
import { lookAt } from "../../status/local";
import type { State } from "../../status/line";
import { verdict } from "../../status/verdict";
import { NotYet, until } from "../../until";
import { promise } from "../broken";
import { another, soon } from "../scene";
import type { Scene } from "../scene";
import type { Stage } from "../stage";

/** How often the monitor looks in this scene, in seconds. */
const every = "3";

const week = 7 * 24 * 3600;

/** The SHA-256 of no certificate. */
const otherFingerprint = "00".repeat(32);

export const truth: Scene = {
    promise: "status and connect --verify tell the truth, whatever the node does",

    async play(cast, say) {
        const stage = await another(cast, "truth", (composition) =>
            changed(composition, "monitor", ({ environment = {} }) => ({
                environment: { ...environment, MONITOR_SECONDS: every },
            })),
        );
        // A chain whose newest block is a week old: its node knows that more must follow.
        await stage.peer.cli("setmocktime", String(Math.floor(Date.now() / 1000) - week));
        await mineBlocks(stage.peer.cli, 110);
        await stage.peer.cli("setmocktime", "0");
        stage.start();
        await untilStatus(stage, "downloading");
        await verified(stage, false);
        say("Downloading: status says so, and nothing is verified.");

        await mineBlocks(stage.peer.cli, 1);
        await stage.untilServing();
        await untilStatus(stage, "serving");
        await verified(stage, true);
        const checks = await verify({ ...serverOf(stage), fingerprint: otherFingerprint });
        const failed = checks.filter(({ passed }) => !passed).map(({ name }) => name);
        promise(failed.join() === "certificate", `another fingerprint failed by ${failed.join()}`);
        say("Serving: status says so, all is verified, and another fingerprint is not.");

        const electrumx = containerOf(stage.task.composition, "electrumx");
        await docker(["pause", electrumx]);
        await verified(stage, false);
        await untilStatus(stage, "unreachable");
        await docker(["unpause", electrumx]);
        await untilStatus(stage, "serving");
        say(`${electrumPort} accepts and says nothing: unreachable, until it answers again.`);

        await stage.kill("bitcoind", "electrumx");
        const seen = await lookAt(stage.task);
        if (verdict(seen).is === "serving") await verified(stage, true);
        await stage.untilServing();
        await untilStatus(stage, "serving");
        await stage.stop();
        const { is, sentence } = verdict(await lookAt(stage.task));
        promise(is === "not serving", `of a node that is stopped it says: ${sentence}`);
        await verified(stage, false);
        say("Killed it is said to serve when it does again, and stopped not at all.");
        return "downloading, serving, silent, killed and stopped";
    },
};

function serverOf({ identity, port }: Stage): Server {
    return {
        stack: "rehearsal",
        network: "regtest",
        host: "127.0.0.1",
        port,
        fingerprint: identity.fingerprint,
        note: "answers on this machine only",
    };
}

/** Waits until status says this, and holds it to be serving in no other state. */
async function untilStatus({ task }: Stage, state: State): Promise<void> {
    await until(soon, async () => {
        const seen = await lookAt(task);
        const { is, sentence } = verdict(seen);
        const said = seen.line?.State;
        promise((is === "serving") === (said === "serving"), `${said ?? "nothing"} is ${is}`);
        if (said !== state) throw new NotYet(`status says ${said ?? is}: ${sentence}`);
    });
}

/** Holds that a wallet's checks all pass, or that they do not. */
async function verified(stage: Stage, expected: boolean): Promise<void> {
    const checks = await verify(serverOf(stage));
    const failed = checks.filter(({ passed }) => !passed);
    const words = failed.map(({ name, detail }) => `${name}: ${detail}`).join("; ");
    promise((failed.length === 0) === expected, `verified, but ${words || "nothing failed"}`);
}
