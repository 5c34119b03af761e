import type { Span } from "./bytes";
import type { Text } from "./text";

/** How far words count as standing beside a value, in bytes. */
const before = 120;
const after = 48;

/** Words of people who write about keys. */
const keyWords =
    /seed|mnemonic|wallet|private[ _-]?key|privkey|secret|electrum|recovery|passphrase|mini ?key|casascius|entropy|xprv|bip-?39|slip-?39|(?<![a-z])wif(?![a-z])/;

/** Names of fields that say nothing of what is in them. */
const neutral = /^(name|value|val|key|default|data|content|contents|string|text|type)?$/;

/** Too long for a name. */
const otherValue = /[A-Za-z0-9+/]{33}/;

/** What ends the name of a value before it. Control characters stand between texts in binary data. */
const fieldEnd = /[,;{}\n&?\0-\x08\x0e-\x1f]|\\n/;

/** A value that begins its line, and a line before it that may be its name: short, or with a colon. */
const beginsLine = /\n[ \t]*$/;
const belowName = /(?:[:=|>[(]|(?:^|\n)\W*[A-Za-z][\w .-]{0,38})[ \t]*\r?\n[ \t]*$/;

/** A path before a value is a file's, whose hash stands behind it. */
const behindPath = /\/\S*[ \t]+$/;

/** Whether a key's word stands before or behind a value, or in its name: of a path the last part counts. */
export function isBesideKeyWord(text: Text, { start, end }: Span): boolean {
    const around = [
        text.name.slice(text.name.lastIndexOf("/") + 1),
        text.characters({ start: start - before, end: start }),
        text.characters({ start: end, end: end + after }),
    ];
    return keyWords.test(around.join(" ").toLowerCase());
}

/**
 * The words of the name that a value has: of the field before it, or of the whole text's name where the
 * value is all of it. `walletSeed`, `WALLET_SEED` and `wallet-seed` are the same words.
 */
export function nameWords(text: Text, { start, end }: Span): string[] {
    const isAll = text.characters({ start: end, end: end + after }).trim() === "";
    const left = text.characters({ start: start - before, end: start });
    if (behindPath.test(left) || (beginsLine.test(left) && !belowName.test(left))) return [];
    for (const field of left.split(fieldEnd).reverse()) {
        // Another value stands between: what is before it is that one's name.
        if (otherValue.test(field)) return [];
        const words = wordsOf(field);
        if (!words.every((word) => neutral.test(word))) return words;
    }
    return isAll ? wordsOf(text.name) : [];
}

/**
 * Whether a value is all there is: the whole text, a string in quotes, a line or an item or comment on
 * one, what follows a name and `=` or `:` to the end of its line, or a parameter of a URL.
 */
export function isWholeValue(text: Text, { start, end }: Span): boolean {
    const left = text.characters({ start: start - 16, end: start });
    const right = text.characters({ start: end, end: end + 16 }).replace(/^[ \t]+/, "");
    if (/["'`][ \t]*$/.test(left)) return /^\\*["'`]/.test(right);
    if (/[?&][\w.-]{1,14}=$/.test(left) && right.startsWith("&")) return true;
    const endsLine = right === "" || /^(\r|\n|\\+[rn])/.test(right);
    return endsLine && (start <= left.length || /([\n=:]|\\[rn])[ \t#/*>;-]*$/.test(left));
}

/** Whether strings in quotes are all that there is in a list. */
export function isWholeList(text: Text, { start, end }: Span): boolean {
    const left = text.characters({ start: start - after, end: start });
    const right = text.characters({ start: end, end: end + after });
    return (
        /\[\s*["'`]$/.test(left.replace(/\\+n/g, "\n").replaceAll("\\", "")) &&
        /^\\*["'`],?(\s|\\+n)*\]/.test(right)
    );
}

function wordsOf(name: string): string[] {
    return name
        .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
        .toLowerCase()
        .split(/[^a-z0-9]+/)
        .filter((word) => word !== "");
}
