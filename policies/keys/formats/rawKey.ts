import type { Span } from "../bytes";
import { isPrivateKey } from "../curve";
import type { Detector } from "../detector";
import { nameWords } from "../near";
import type { Text } from "../text";

/** Words of a name that say that 32 bytes are a key. */
const secretWords =
    /^(priv\w*|\w*seed|secret|secrets|wif|hsm|sk|xprv|xpriv|mnemonic|entropy|minikey|spendkey)$/;

/** Words of a name that say that they are something public, whatever else it says. */
const publicWords =
    /^(tx\w*|\w*hash\w*|\w*digest|sha\d*|md5|ripemd\w*|integrity|checksums?|\w*sum|pub\w*|address\w*|commit|fingerprint\w*|thumbprint|merkle|block\w*|root|etag|signature|sig|h?mac|cert\w*|arn|version|revision|proof|nonce|salt|uuid|guid)$/;

/** How often the kind of character must change in 32 bytes of base64. */
const fewestChanges = 17;

/** What a hash stands beside that is part of a file's name or of a path. */
const partOfName = { before: /[_./@-]/, behind: /^[./@-]\w/ };

/** Names of bytes that become a key: fewer or more than 32 of them count as well. */
const seedWords = /^(seed|seeds|mnemonic|entropy|electrum|walletseed|hdseed|masterseed)$/;

/**
 * A key or a seed as bare bytes, in hexadecimal or base64. Nothing tells it from a hash but the name that
 * it has, so the name must say so.
 */
export const rawKey: Detector = {
    format: "raw-key",
    title: "a private key or seed as bare bytes",
    find: (text) => [
        ...text.tokens.filter((span) => isNamedKey(text, span, hexBytes(text, span))),
        ...text.base64.filter((span) => isNamedKey(text, span, base64Bytes(text, span))),
    ],
};

function isNamedKey(text: Text, span: Span, bytes: Buffer | undefined): boolean {
    if (bytes === undefined) return false;
    const words = nameWords(text, span);
    if (words.some((word) => publicWords.test(word))) return false;
    return bytes.length === 32
        ? words.some((word) => secretWords.test(word)) && isPrivateKey(bytes)
        : words.some((word) => seedWords.test(word));
}

/** The bytes of 32, 64 or 128 digits, which may have `0x` before them. */
function hexBytes(text: Text, { start, end }: Span): Buffer | undefined {
    if (![32, 34, 64, 66, 128, 130].includes(end - start)) return undefined;
    const isPart =
        partOfName.before.test(text.characters({ start: start - 1, end: start })) ||
        partOfName.behind.test(text.characters({ start: end, end: end + 2 }));
    if (isPart) return undefined;
    const [, digits] = /^(?:0x)?([0-9a-f]+)$/i.exec(text.characters({ start, end })) ?? [];
    return digits === undefined || ![32, 64, 128].includes(digits.length)
        ? undefined
        : Buffer.from(digits, "hex");
}

/** The 32 bytes of 43 characters, which may have padding behind them. */
function base64Bytes(text: Text, { start, end }: Span): Buffer | undefined {
    if (end - start !== 43) return undefined;
    const characters = text.characters({ start, end });
    return isMixed(characters) ? Buffer.from(characters, "base64") : undefined;
}

/**
 * Whether small letters, capitals and digits are all there, and change as often as where they are random: 27
 * times in 43, and fewer than 18 times in one of 500. Names and paths are of the same letters, but in words.
 */
function isMixed(characters: string): boolean {
    const parts = characters.match(/[a-z]+|[A-Z]+|\d+/g) ?? [];
    const isOfAll = [/[a-z]/, /[A-Z]/, /\d/].every((kind) => kind.test(characters));
    return isOfAll && parts.length > fewestChanges;
}
