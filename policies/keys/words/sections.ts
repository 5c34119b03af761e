import type { Span } from "../bytes";
import type { Text } from "../text";
import { fewestWords } from "./wordRuns";

/** A word, and its number in the list that is looked at: undefined when it is not in it. */
export interface Listed extends Span {
    readonly index: number | undefined;
}

/** More words than this are a list of words and not one thing: the longest share has 59. */
const mostWords = 60;

/** Words that are in a list themselves, and with which people begin a seed phrase. */
const labels = /^(seed|phrase|words?|secret|private|key|wallet)$/i;
const mostLabels = 3;

/**
 * What may stand between words where it is not the same all through: a quote and a comma, the end of a
 * line, a bullet or a number, a quote.
 */
const ordinary = /^ ?["'`]?[,;]?\s*(?:(?:[-*>|#+]|\/\/)[.):\]]?\s*){0,6}["'`]?$/;

/** A separator of this kind ends one thing and begins another, if not all words stand so. */
const strong = /[\n;"'`]/;
const blankLine = /\n[^\n]*\n/;

/**
 * The parts of words that may be one thing, each once: what has ordinary separators; of that each line, each
 * part between blank lines and between quotes; and what has one separator all through. Ordinary text and
 * lists of words seldom have such a part of just the length of a seed phrase.
 */
export function sectionsOf(text: Text, words: Listed[]): Listed[][] {
    // Chinese without spaces, as all Chinese text is, has no parts.
    const isUnspaced = words.every(({ start }, i) => i === 0 || start === words[i - 1]?.end);
    if (isUnspaced) return words.length > mostWords ? [] : [words];
    const separators = separatorsOf(text, words);
    const at = (i: number): Separator => separators[i] ?? nothing;
    const found = [
        pieces(words, (i) => at(i).isOdd),
        pieces(words, (i) => at(i).isOdd || at(i).isBlankLine),
        pieces(words, (i) => at(i).isOdd || at(i).isStrong),
        pieces(words, (i) => at(i).isOdd || at(i).isLineEnd),
        uniform(words, (i) => at(i).text),
    ];
    const byPlace = new Map<string, Listed[]>();
    for (const section of found.flat().flatMap((one) => [one, unlabelled(text, one)])) {
        if (section.length < fewestWords || section.length > mostWords) continue;
        byPlace.set(`${section[0]?.start ?? 0}-${section.length}`, section);
    }
    return [...byPlace.values()];
}

/** What stands between words, with its numbers, spaces and line ends made alike. */
interface Separator {
    readonly text: string;
    readonly isOdd: boolean;
    readonly isBlankLine: boolean;
    readonly isStrong: boolean;
    readonly isLineEnd: boolean;
}

/** What stands before each word. There are few kinds of it in a text, and each is looked at once. */
function separatorsOf(text: Text, words: readonly Listed[]): Separator[] {
    const kinds = new Map<string, Separator>();
    return words.map((word, i) => {
        const start = words[i - 1]?.end ?? word.start;
        if (start === word.start) return nothing;
        const raw = text.characters({ start, end: word.start });
        const kind = kinds.get(raw) ?? separator(normalized(raw));
        kinds.set(raw, kind);
        return kind;
    });
}

function separator(text: string): Separator {
    return {
        text,
        isOdd: !ordinary.test(text),
        isBlankLine: blankLine.test(text),
        isStrong: strong.test(text),
        isLineEnd: text.includes("\n"),
    };
}

const nothing = separator("");

/** A phrase without the words that say what it is. */
function unlabelled(text: Text, words: Listed[]): Listed[] {
    const first = words
        .slice(0, mostLabels)
        .findIndex((word) => !labels.test(text.characters(word)));
    return words.slice(first === -1 ? mostLabels : first);
}

/** Parts that end before each word that begins something else. */
export function pieces(words: Listed[], isBreak: (i: number) => boolean): Listed[][] {
    const parts: Listed[][] = [];
    let from = 0;
    for (let i = 1; i <= words.length; i++) {
        if (i < words.length && !isBreak(i)) continue;
        parts.push(words.slice(from, i));
        from = i;
    }
    return parts;
}

/** Parts with one separator all through. Two such parts share the word between them. */
function uniform(words: Listed[], between: (i: number) => string): Listed[][] {
    const parts: Listed[][] = [];
    let from = 0;
    for (let i = 2; i <= words.length; i++) {
        if (i < words.length && between(i) === between(i - 1)) continue;
        parts.push(words.slice(from, i));
        from = i - 1;
    }
    return parts;
}

/** Whether one separator stands between all words. */
export function isUniform(text: Text, words: readonly Listed[]): boolean {
    const [first, ...others] = separatorsOf(text, words).slice(1);
    return others.every((other) => other.text === first?.text);
}

/** A separator with its numbers, spaces and line ends made alike. */
function normalized(between: string): string {
    return between
        .replace(/(?:\\+r)?\\+n|\r\n/g, "\n")
        .replace(/\xe3\x80\x80|\xc2\xa0/g, " ")
        .replace(/[a-z]*\d+/gi, "#")
        .replace(/[ \t]+/g, " ");
}
