import { during } from "../during";
import { interrupted } from "../report";
import { Broken } from "./broken";
import type { Cast, Scene } from "./scene";
import type { Stage } from "./stage";
import { table } from "./table";
import type { Row } from "./table";

/** What is played, by whom. */
export interface Play {
    /** What the images hold, for the table's head. */
    readonly cast: string;
    readonly scenes: readonly Scene[];
    /** Brings everybody on the stage. `stages` gets every stage that is opened, then and later. */
    readonly assemble: (stages: Stage[]) => Promise<Cast>;
}

/**
 * Plays scene after scene, up to the first broken promise or until the signal comes, and prints what
 * has held.
 *
 * @returns the process's status
 */
export async function play({ cast, scenes, assemble }: Play, signal: AbortSignal): Promise<number> {
    const ended = new Promise<never>((_, reject) => {
        signal.addEventListener("abort", () => {
            reject(new Interrupted());
        });
    });
    const rows: Row[] = [];
    const stages: Stage[] = [];
    try {
        const everybody = await Promise.race([assemble(stages), ended]);
        for (const scene of scenes) {
            const since = performance.now();
            const playing = during(scene.promise, () => scene.play(everybody, say));
            const figures = await Promise.race([playing, ended]);
            const seconds = (performance.now() - since) / 1000;
            rows.push({ promise: scene.promise, figures, seconds });
        }
    } catch (error) {
        return failure(error, scenes[rows.length]);
    } finally {
        if (rows.length > 0) process.stdout.write(`\n${table(rows, cast)}\n\n`);
        // Otherwise one of them may start a new task while all is removed.
        await Promise.allSettled(stages.map((stage) => stage.stop()));
    }
    return 0;
}

/** Ctrl-C, or the longest time that a rehearsal may take. */
class Interrupted extends Error {}

function failure(error: unknown, scene: Scene | undefined): number {
    if (error instanceof Interrupted) {
        process.stderr.write("The rehearsal was ended.\n");
        return interrupted;
    }
    const reason = error instanceof Error ? error.message : String(error);
    const expected = error instanceof Broken ? "" : " (not foreseen)";
    process.stderr.write(`Broken: ${scene?.promise ?? "the beginning"}${expected}. ${reason}\n`);
    return 1;
}

function say(line: string): void {
    process.stdout.write(`  ${line}\n`);
}
