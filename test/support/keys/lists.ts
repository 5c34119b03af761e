import { wordLists } from "../../../policies/keys/words/wordLists";
import type { WordList } from "../../../policies/keys/words/wordLists";

/** The words of a list that no package brings. */
export function wordsOf(kind: WordList["kind"]): readonly string[] {
    return wordLists.find((list) => list.kind === kind && !list.isAbbreviated)!.words;
}
