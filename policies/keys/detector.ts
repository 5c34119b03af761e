import { placesOf } from "./bytes";
import type { Span } from "./bytes";
import type { Text } from "./text";
import type { Phrase } from "./words/phrases";

/** Finds one format of key or wallet, by checking it and not by its looks. */
export interface Detector {
    /** Lower case, words joined by hyphens. */
    readonly format: string;
    /** What a person calls it, as words that follow "holds". */
    readonly title: string;
    readonly find: (text: Text) => readonly Span[];
}

/** Tokens, which are runs of ASCII letters and digits, that have one of some lengths and pass a check. */
export function tokensThat(
    lengths: readonly number[],
    isKey: (token: string, text: Text, span: Span) => boolean,
): Detector["find"] {
    const wanted = new Set(lengths);
    return (text) =>
        text.tokens.filter(
            (span) => wanted.has(span.end - span.start) && isKey(text.characters(span), text, span),
        );
}

/** Phrases of one kind of word list, or parts of them, that pass a check. */
export function phrasesThat(
    kind: Phrase["list"]["kind"],
    isKey: (phrase: Phrase, text: Text) => boolean,
): Detector["find"] {
    return (text) =>
        apart(text.phrases.filter((phrase) => phrase.list.kind === kind && isKey(phrase, text)));
}

/** Places of a marker where something begins that passes a check, which says where it ends. */
export function marked(
    marker: string | Buffer,
    endOf: (text: Text, start: number) => number | undefined,
): Detector["find"] {
    return (text) =>
        placesOf(text.data, marker).flatMap((start) => {
            const end = endOf(text, start);
            return end === undefined ? [] : [{ start, end }];
        });
}

/** The whole text, when it passes a check. */
export function wholly(isKey: (text: Text) => boolean): Detector["find"] {
    return (text) => (isKey(text) ? [{ start: 0, end: text.data.length }] : []);
}

/** Whole numbers from the first to the last, for lengths. */
export function range(first: number, last: number): number[] {
    return Array.from({ length: last - first + 1 }, (_, i) => first + i);
}

/** Spans of which none overlaps the one before; of those with one start the shortest says most. */
function apart(spans: readonly Span[]): Span[] {
    let free = 0;
    return spans
        .toSorted((one, other) => one.start - other.start || one.end - other.end)
        .filter(({ start, end }) => {
            if (start < free) return false;
            free = end;
            return true;
        });
}
