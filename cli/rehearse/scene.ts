import { privateName } from "../../components/addresses";
import type { Composition } from "../local/composition";
import { Electrum } from "./electrum";
import { Stage } from "./stage";
import type { Wallet } from "./wallet";

/** Longer than any step that a scene waits for has ever taken, in seconds. */
export const soon = 60;

/** Who plays: a node with its peer, and a person's Electrum. */
export interface Cast {
    /** The run that all of it belongs to, and is removed with. */
    readonly run: string;
    readonly stage: Stage;
    /** Every stage that was opened, to be closed at the end, however it ends. */
    readonly stages: Stage[];
    readonly electrum: Electrum;
    /** A wallet with one key. */
    readonly wallet: Wallet;
}

/** A part of the story, and the promise that it shows. */
export interface Scene {
    readonly promise: string;
    /**
     * Plays it, and says each step that has held.
     *
     * @returns the figures of the run, in a few words
     * @throws Broken when a promise does not hold
     */
    readonly play: (cast: Cast, say: (step: string) => void) => Promise<string>;
}

/**
 * Brings everybody on the stage. The node itself starts in the first scene.
 *
 * @param stages gets every stage that is opened
 */
export async function assemble(run: string, stages: Stage[]): Promise<Cast> {
    const stage = await Stage.open(run, run);
    stages.push(stage);
    const { network } = stage.task.composition;
    const electrum = await Electrum.start({
        run,
        container: `${run}-electrum`,
        network,
        host: privateName,
        fingerprint: stage.identity.fingerprint,
    });
    const wallet = await electrum.makeWallet("standard");
    return { run, stage, stages, electrum, wallet };
}

/** Another stage beside the first, with a chain of its own. `change` makes its task differ. */
export async function another(
    { run, stages }: Cast,
    name: string,
    change?: (composition: Composition) => Composition,
): Promise<Stage> {
    const stage = await Stage.open(run, `${run}-${name}`, change);
    stages.push(stage);
    return stage;
}
