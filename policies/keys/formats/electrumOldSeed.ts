import { phrasesThat } from "../detector";
import type { Detector } from "../detector";

/** Words for 128 and for 256 bits. */
const lengths = [12, 24];

/** Words with one separator all through: the list is of the words of poems, which break lines. */
const uniform = /^[a-z]+([^a-z]+)[a-z]+(?:\1[a-z]+)+$/i;

/**
 * A seed phrase of Electrum before version 2. It has no checksum, so it must be all of a value, or a key's
 * word must stand beside it.
 */
export const electrumOldSeed: Detector = {
    format: "electrum-old-seed",
    title: "a seed phrase of Electrum before version 2",
    find: phrasesThat(
        "electrum-old",
        (phrase, text) =>
            phrase.isMarked &&
            lengths.includes(phrase.indices.length) &&
            uniform.test(
                text
                    .characters(phrase)
                    .replace(/\d+/g, "#")
                    .replace(/[ \t]+/g, " "),
            ),
    ),
};
