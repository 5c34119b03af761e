import { placesOf } from "../bytes";
import type { Detector } from "../detector";
import type { Text } from "../text";

/** A wallet of Wasabi: `EncryptedSecret` is a BIP38 key, or null when it only watches. */
export const wasabiWallet: Detector = {
    format: "wasabi-wallet",
    title: "a wallet file of Wasabi",
    find: withFields('"EncryptedSecret"', ['"ExtPubKey"', '"HdPubKeys"', '"ChainCode"']),
};

/** A wallet of Specter: its descriptors, and the keys and devices that sign. */
export const specterWallet: Detector = {
    format: "specter-wallet",
    title: "a wallet file of Specter",
    find: withFields('"recv_descriptor"', ['"change_descriptor"', '"devices"', '"keys"']),
};

/** The first place of a field, in a text that has one of some others as well. */
function withFields(first: string, others: readonly string[]): Detector["find"] {
    return (text) => {
        const start = placesOf(text.data, first).find((at) => isField(text, at + first.length));
        const isWallet = start !== undefined && others.some((field) => text.data.includes(field));
        return isWallet ? [{ start, end: start + first.length }] : [];
    };
}

/** Whether a name in quotes has a value, and is not merely named. */
function isField(text: Text, end: number): boolean {
    return /^\s{0,2}:/.test(text.characters({ start: end, end: end + 3 }));
}
