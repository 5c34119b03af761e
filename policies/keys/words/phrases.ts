import type { Span } from "../bytes";
import { isBesideKeyWord, isWholeList, isWholeValue } from "../near";
import type { Text } from "../text";
import { isUniform, pieces, sectionsOf } from "./sections";
import type { Listed } from "./sections";
import { indexIn, listOf } from "./vocabulary";
import { wordLists } from "./wordLists";
import type { WordList } from "./wordLists";
import { fewestWords, wordRunsIn } from "./wordRuns";
import type { Word, WordRun } from "./wordRuns";

/** Words of one list that stand together as one thing, between other words or other separators. */
export interface Phrase extends Span {
    readonly list: WordList;
    /** The words' numbers in the list. */
    readonly indices: readonly number[];
    /** Whether a key's word stands beside it or, but for Chinese without spaces, it is a whole value. */
    readonly isMarked: boolean;
}

/** The most words of a phrase that is looked at in parts. */
const mostLoose = 28;

/**
 * The mean number of Chinese characters in their list from which on they are taken for no sentence. Of
 * random phrases of twelve one in 1,000 is below, of clauses in TypeScript's messages nine in ten.
 */
const rareIndex = 500;

/** The phrases among a text's words: for each list, parts of what stands between words that are not in it. */
export function phrasesIn(text: Text): Phrase[] {
    return wordRunsIn(text.data).flatMap((run) =>
        listsOf(run).flatMap(([number, list]) => inList(text, run, number, list)),
    );
}

/**
 * What of a phrase may be a seed of one of some lengths: the phrase itself when it has one; every part of
 * a marked phrase that is a little longer, as where a sentence goes on behind the seed.
 *
 * @param loose The lengths that such parts may have.
 */
export function partsOf(
    phrase: Phrase,
    lengths: readonly number[],
    loose: readonly number[] = lengths,
): Phrase[] {
    const { length } = phrase.indices;
    if (lengths.includes(length)) return [phrase];
    if (!phrase.isMarked || length > mostLoose) return [];
    return loose.flatMap((one) => windowsOf(phrase, one));
}

/** All parts of some length, for formats whose check alone suffices. */
export function windowsOf(phrase: Phrase, length: number): Phrase[] {
    const count = phrase.indices.length - length + 1;
    return Array.from({ length: Math.max(count, 0) }, (_, from) => ({
        ...phrase,
        indices: phrase.indices.slice(from, from + length),
    }));
}

/** The lists that enough of a run's words are in for a phrase, with their numbers. */
function listsOf(run: WordRun): [number, WordList][] {
    const counts = new Uint32Array(wordLists.length);
    for (const { entries } of run) {
        for (const entry of entries) counts[listOf(entry)] = (counts[listOf(entry)] ?? 0) + 1;
    }
    return [...wordLists.entries()].filter(([number]) => (counts[number] ?? 0) >= fewestWords);
}

function inList(text: Text, run: WordRun, number: number, list: WordList): Phrase[] {
    const words = run.map((word) => listed(word, number));
    return pieces(words, (i) => words[i]?.index === undefined || words[i - 1]?.index === undefined)
        .filter((part) => part.length >= fewestWords)
        .flatMap((part) => sectionsOf(text, part))
        .flatMap((part) => phraseOf(text, list, part));
}

function listed({ start, end, entries }: Word, number: number): Listed {
    const entry = entries.find((one) => listOf(one) === number);
    return { start, end, index: entry === undefined ? undefined : indexIn(entry) };
}

/** A phrase, unless it is what ordinary text has as well. */
function phraseOf(text: Text, list: WordList, words: readonly Listed[]): Phrase[] {
    const span = { start: words[0]?.start ?? 0, end: words.at(-1)?.end ?? 0 };
    const indices = words.flatMap(({ index }) => index ?? []);
    if (isSorted(indices)) return [];
    const isSpaced = words.every(({ start }, i) => start !== words[i - 1]?.end);
    const isVaried = 2 * new Set(indices).size >= indices.length;
    if (!isSpaced && isVaried && !isRare(indices) && !isAll(text, span)) return [];
    const isNamed = isBesideKeyWord(text, span);
    const isList = /["'`]/.test(text.characters(span));
    const isWhole = isList ? isWholeList(text, span) : isWholeValue(text, span);
    const isMarked = isNamed || (isSpaced && isWhole);
    // A table has one word over and over too, but not between one separator.
    const isOne = isVaried || isUniform(text, words);
    const isSeed = isNamed || (isWhole && isOne) || (isSpaced && isVaried);
    return isSeed ? [{ ...span, list, indices, isMarked }] : [];
}

/** Whether words stand in the order of their list, as only lists of words do. */
function isSorted(indices: readonly number[]): boolean {
    return indices.every((index, i) => i === 0 || index > (indices[i - 1] ?? 0));
}

function isAll({ data }: Text, { start, end }: Span): boolean {
    return start === 0 && end === data.length;
}

/** Whether Chinese characters are rarer than those of sentences: their lists begin with the commonest. */
function isRare(indices: readonly number[]): boolean {
    return indices.reduce((sum, index) => sum + index, 0) >= rareIndex * indices.length;
}
