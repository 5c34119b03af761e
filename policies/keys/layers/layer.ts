import type { Text } from "../text";

/** What is inside a text, once a layer is taken off. */
export interface Inner {
    readonly data: Buffer;
    /** What it is called: an archive names its entries, all else keeps the name that it has. */
    readonly name: string;
    /** Whether the name is that of an entry in an archive. */
    readonly isEntry: boolean;
    /** Whether it is written in characters of the outer text, which may be those of a key. */
    readonly isPart: boolean;
    /** Where in the outer text something of the inner one stands. */
    readonly outer: (offset: number) => number;
}

/** Something that could not be looked into, as words that follow a name. */
export interface Closed {
    readonly reason: string;
    readonly offset: number;
}

/** A way in which one text holds another. */
export interface Layer {
    readonly name: string;
    readonly peel: (text: Text, budget: Budget) => Iterable<Inner | Closed>;
}

/** What is left of what one scan may look at, so that no input makes much of little. */
export class Budget {
    #left: number;

    constructor(bytes: number) {
        this.#left = bytes;
    }

    /** How many bytes may still be made of an input. */
    get left(): number {
        return this.#left;
    }

    /** Takes bytes off; false when there are not enough. */
    take(bytes: number): boolean {
        if (bytes > this.#left) return false;
        this.#left -= bytes;
        return true;
    }
}

/** Why something is not looked into that is, or becomes, too large. */
export const tooMuch = "expands to too much to look into";
