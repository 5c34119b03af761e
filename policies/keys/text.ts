import { armorsIn } from "./armor";
import type { Armor } from "./armor";
import { alphanumeric, base64Alphabet, runsOf } from "./bytes";
import type { Span } from "./bytes";
import { phrasesIn } from "./words/phrases";
import type { Phrase } from "./words/phrases";

/** The shortest key that is one token: a mini key of 22 characters. */
const shortestToken = 22;

/** The same in base64. */
const shortestBase64 = 30;

/** Letters that a backslash makes white space of, as in `\n`. */
const escapedSpaces = new Set(Buffer.from("nrtbf", "latin1"));
const backslash = 0x5c;

/**
 * Bytes that are looked at, and what several detectors want to know of them, each found once. They may
 * be of any kind: text in UTF-8, or a file that merely holds some.
 */
export class Text {
    readonly data: Buffer;
    /** What the bytes are called: a property's path, a file's name, or empty. */
    readonly name: string;
    #tokens: Span[] | undefined;
    #base64: Span[] | undefined;
    #phrases: Phrase[] | undefined;
    #armors: Armor[] | undefined;

    constructor(data: Buffer, name: string) {
        this.data = data;
        this.name = name;
    }

    /** Runs of ASCII letters and digits that are long enough for a key. */
    get tokens(): readonly Span[] {
        this.#tokens ??= runsOf(this.data, alphanumeric, shortestToken).map((run) =>
            afterEscape(this.data, run),
        );
        return this.#tokens;
    }

    /** Runs of base64, without padding. */
    get base64(): readonly Span[] {
        this.#base64 ??= runsOf(this.data, base64Alphabet, shortestBase64).map((run) =>
            afterEscape(this.data, run),
        );
        return this.#base64;
    }

    /** Words of one list that stand together. */
    get phrases(): readonly Phrase[] {
        this.#phrases ??= phrasesIn(this);
        return this.#phrases;
    }

    /** What stands between BEGIN and END lines. */
    get armors(): readonly Armor[] {
        this.#armors ??= armorsIn(this);
        return this.#armors;
    }

    /** The bytes of a span as characters, one each. */
    characters({ start, end }: Span): string {
        return this.data.toString("latin1", Math.max(start, 0), end);
    }
}

/** A run without the letter of an escape before it: the `n` of `\n` is white space. */
function afterEscape(data: Buffer, run: Span): Span {
    const isEscaped = data[run.start - 1] === backslash && escapedSpaces.has(data[run.start] ?? 0);
    return isEscaped ? { start: run.start + 1, end: run.end } : run;
}
