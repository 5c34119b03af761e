import type { Span } from "../bytes";
import type { Detector } from "../detector";
import type { Text } from "../text";
import { extendedKey } from "./extendedKey";
import { wif } from "./wif";

/** How far before a key its descriptor may begin, in bytes: other cosigners stand between. */
const reach = 600;

/** A function of BIP380 and the ones that build on it, without a space up to the key. */
const opened =
    /(?:^|[^a-z_])(?:pk|pkh|wpkh|sh|wsh|tr|rawtr|combo|multi|sortedmulti|multi_a|sortedmulti_a|musig)\([^\s"'`]*$/;

/** An output descriptor with a private key in it; with public ones it is no secret. */
export const descriptor: Detector = {
    format: "descriptor",
    title: "an output descriptor with a private key",
    find: (text) =>
        [...extendedKey.find(text), ...wif.find(text)].filter((key) => isInDescriptor(text, key)),
};

function isInDescriptor(text: Text, { start }: Span): boolean {
    const before = text.characters({ start: start - reach, end: start });
    return /[(,\]}]$/.test(before) && opened.test(before);
}
