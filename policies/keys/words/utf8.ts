/** What a character beyond ASCII is to a reader of words. */
export type Kind = "letter" | "ideograph" | "separator" | "foreign";

/** A character's kind and its length in bytes. */
export interface Wide {
    readonly kind: Kind;
    readonly length: number;
}

/** Every answer there is, made once: text in other scripts asks for one at each character. */
const answers = {
    latin: { kind: "letter", length: 2 },
    letter: { kind: "letter", length: 3 },
    ideograph: { kind: "ideograph", length: 3 },
    mark: { kind: "separator", length: 2 },
    space: { kind: "separator", length: 3 },
    picture: { kind: "separator", length: 4 },
    foreign: { kind: "foreign", length: 1 },
} as const satisfies Record<string, Wide>;

/**
 * What the character is that begins with a byte of 0x80 or above, by its first two bytes in UTF-8. Only
 * what the word lists are written in counts as letters: Latin with its accents, composed or not, kana,
 * Hangul in syllables or Jamo; and Chinese ideographs, each a word of its own.
 */
export function wideAt(data: Buffer, at: number): Wide {
    const lead = data[at] ?? 0;
    const next = data[at + 1] ?? 0;
    if ((next & 0xc0) !== 0x80) return foreign;
    if (lead >= 0xe4 && lead <= 0xe9) return lead === 0xe4 && next < 0xb8 ? foreign : ideograph;
    if (lead >= 0xc3 && lead <= 0xc9) return answers.latin;
    switch (lead) {
        case 0xc2: // U+0080 to U+00BF: no-break space, quotation marks, degrees
            return answers.mark;
        case 0xcc: // U+0300 to U+036F: combining accents
        case 0xcd:
            return answers.latin;
        case 0xe1: // U+1100 to U+11FF: Hangul Jamo
            return next >= 0x84 && next <= 0x87 ? answers.letter : foreign;
        case 0xe2: // U+2000 to U+2FFF: spaces, dashes, quotation marks, bullets
            return answers.space;
        case 0xe3: // U+3000 to U+303F: ideographic space and marks; to U+30FF: kana
            if (next === 0x80) return answers.space;
            return next <= 0x83 ? answers.letter : foreign;
        case 0xea: // U+AC00 to U+D7A3: Hangul syllables
        case 0xeb:
        case 0xec:
        case 0xed:
            return answers.letter;
        case 0xef: // U+FE00 to U+FFEF: variation selectors, byte order mark, full-width marks
            return next >= 0xb8 ? answers.space : foreign;
        case 0xf0: // U+1F000 and up: pictures
            return answers.picture;
        default:
            return foreign;
    }
}

const { foreign, ideograph } = answers;
