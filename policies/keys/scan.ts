import type { Span } from "./bytes";
import { detectors } from "./detectors";
import { containers, layers } from "./layers";
import { Budget, tooMuch } from "./layers/layer";
import type { Inner, Layer } from "./layers/layer";
import { Text } from "./text";

/** A key or a wallet that was found. It never holds any of it, nor anything made of it. */
export interface Finding {
    /** The format's name, as in `detectors`. */
    readonly format: string;
    /** What it was inside, from the outermost to the innermost. */
    readonly layers: readonly string[];
    /** The file in an archive that it was in, or empty. */
    readonly entry: string;
    /** Where it, or what it was inside, begins in what was scanned, in bytes. */
    readonly offset: number;
}

/** Something that could not be looked into: whoever asks must take it for the worst. */
export interface Unread {
    /** What is wrong, as words that follow a name. */
    readonly reason: string;
    readonly layers: readonly string[];
    readonly entry: string;
    readonly offset: number;
}

/** What a scan has to say. */
export interface Scanned {
    readonly findings: readonly Finding[];
    readonly unread: readonly Unread[];
}

/** How many containers are opened one in another, and how many layers of text are taken off. */
const deepest = 5;
const containerNames = new Set(containers.map(({ name }) => name));

/** What layers may make of an input in all: this, and so many times its size, in bytes. */
const allowance = 64 * 1024 * 1024;
const growth = 16;

/** Where a text stands in the input. */
interface Place {
    readonly layers: readonly string[];
    readonly entry: string;
    readonly outer: (offset: number) => number;
}

/**
 * Finds keys and wallets in bytes or text, whatever they are inside.
 *
 * @param name What is known of it: a property's path or a file's name. Formats that can be checked
 *     but little count only beside words of such a name.
 * @param isAllowed Whether a key does not count. It is asked about the bytes that the key is.
 */
export function scan(
    input: Buffer | string,
    name = "",
    isAllowed: (key: Buffer) => boolean = () => false,
): Scanned {
    const data = typeof input === "string" ? Buffer.from(input) : input;
    const scanner = new Scanner(new Budget(allowance + growth * data.length), isAllowed);
    scanner.look(new Text(data, name), { layers: [], entry: "", outer: (offset) => offset });
    return { findings: scanner.findings, unread: scanner.unread };
}

/** Keeps what is found while layer after layer is taken off. */
class Scanner {
    readonly findings: Finding[] = [];
    readonly unread: Unread[] = [];
    readonly #seen = new Set<string>();
    readonly #budget: Budget;
    readonly #isAllowed: (key: Buffer) => boolean;

    constructor(budget: Budget, isAllowed: (key: Buffer) => boolean) {
        this.#budget = budget;
        this.#isAllowed = isAllowed;
    }

    /** Looks at a text, and at every text inside it. */
    look(text: Text, place: Place): void {
        const isContainer = containers.some((container) => this.#peel(container, text, place, []));
        if (isContainer) return;
        const keys = this.#keysIn(text, place);
        for (const layer of layers) this.#peel(layer, text, place, keys);
    }

    /** Takes a layer off where it does not merely hold the bytes of a key; whether there was one. */
    #peel({ name, peel }: Layer, text: Text, place: Place, keys: readonly Span[]): boolean {
        let isThere = false;
        for (const inner of peel(text, this.#budget)) {
            isThere = true;
            if ("reason" in inner) this.#closed(inner.reason, inner.offset, place);
            else if (!isCovered(keys, inner)) this.#enter(inner, name, place);
        }
        return isThere;
    }

    /** Of several formats at one place the first counts. */
    #keysIn(text: Text, place: Place): Span[] {
        const keys = new Map<number, Span>();
        for (const { format, find } of detectors) {
            for (const span of find(text)) {
                if (keys.has(span.start)) continue;
                keys.set(span.start, span);
                const isAllowed = this.#isAllowed(text.data.subarray(span.start, span.end));
                if (!isAllowed) this.#found(format, span.start, place);
            }
        }
        return [...keys.values()].sort((one, other) => one.start - other.start);
    }

    /** What is found again inside a layer that leaves most as it is does not count twice. */
    #found(format: string, start: number, { layers: taken, entry, outer }: Place): void {
        const offset = outer(start);
        const where = `${format}\0${entry}\0${offset}`;
        if (this.#seen.has(where)) return;
        this.#seen.add(where);
        this.findings.push({ format, layers: taken, entry, offset });
    }

    #closed(reason: string, start: number, { layers: taken, entry, outer }: Place): void {
        this.unread.push({ reason, layers: taken, entry, offset: outer(start) });
    }

    #enter(inner: Inner, layer: string, place: Place): void {
        const { layers: taken, entry, outer } = place;
        const start = inner.outer(0);
        if (countLike(layer, taken) === deepest) this.#closed("is nested too deep", start, place);
        else if (!this.#budget.take(inner.data.length)) this.#closed(tooMuch, start, place);
        else {
            const inside = [...taken, layer];
            const found = { layers: inside, entry, outer: () => outer(start) };
            this.look(new Text(inner.data, inner.name), {
                layers: inside,
                entry: inner.isEntry ? this.#entry(inner.name, found) : entry,
                outer: (at) => outer(inner.outer(at)),
            });
        }
    }

    /** An entry's name, unless it is a key itself, which must not be shown. */
    #entry(name: string, place: Place): string {
        return this.#keysIn(new Text(Buffer.from(name), ""), place).length === 0 ? name : "…";
    }
}

/** How many of the layers that were taken off are containers, or are none, as one more. */
function countLike(layer: string, taken: readonly string[]): number {
    const isContainer = containerNames.has(layer);
    return taken.filter((one) => containerNames.has(one) === isContainer).length;
}

/** Whether something inside is the content of a key that was found: the base64 of PEM. */
function isCovered(keys: readonly Span[], { outer, isPart }: Inner): boolean {
    if (!isPart) return false;
    const at = outer(0);
    let [low, high] = [0, keys.length];
    while (low < high) {
        const middle = (low + high) >> 1;
        if ((keys[middle]?.start ?? 0) < at) low = middle + 1;
        else high = middle;
    }
    return (keys[low - 1]?.end ?? 0) > at;
}
