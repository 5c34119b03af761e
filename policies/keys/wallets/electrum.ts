import { placesOf } from "../bytes";
import { wholly } from "../detector";
import type { Detector } from "../detector";
import type { Text } from "../text";

/** Fields that tell a wallet, in JSON or as Python printed it before 2.0: of each file one stands first. */
const heads = ["seed_version", "wallet_type"];
const field = /^["'](seed_version["']\s*:\s*\d|wallet_type["']\s*:\s*["'])/;

/** Fields that stand beside them, of which each version has one. */
const others = [
    "accounts_expanded",
    "keystore",
    "master_public_key",
    "use_encryption",
    "wallet_type",
    "x1/",
];

/** An encrypted file is this, a public key of 33 bytes, the wallet in blocks of 16, and a MAC of 32. */
const encryptedHead = /^BIE[12][\x02\x03]/;
const smallestEncrypted = 4 + 33 + 16 + 32;

/** A wallet of Electrum, whether it has keys or only watches: its file says which coins are whose. */
export const electrumWallet: Detector = {
    format: "electrum-wallet",
    title: "a wallet file of Electrum",
    find: (text) =>
        heads
            .flatMap((head) => {
                const start = placesOf(text.data, head).find((at) => isField(text, at));
                const isBeside = others.some((name) => name !== head && text.data.includes(name));
                return start !== undefined && isBeside ? [{ start, end: start + head.length }] : [];
            })
            .slice(0, 1),
};

/** The same under a password. */
export const electrumEncryptedWallet: Detector = {
    format: "electrum-encrypted-wallet",
    title: "an encrypted wallet file of Electrum",
    find: wholly(
        ({ data }) =>
            data.length >= smallestEncrypted && encryptedHead.test(data.toString("latin1", 0, 5)),
    ),
};

function isField(text: Text, at: number): boolean {
    return field.test(text.characters({ start: at - 1, end: at + 24 }));
}
