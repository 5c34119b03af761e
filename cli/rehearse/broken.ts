/** A promise of this project that did not hold. Its message says which, and what happened instead. */
export class Broken extends Error {}

/** @throws Broken unless it holds. */
export function promise(holds: boolean, otherwise: string): asserts holds {
    if (!holds) throw new Broken(otherwise);
}
