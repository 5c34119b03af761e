import type { Detector } from "./detector";
import { aezeed } from "./formats/aezeed";
import { ageKey } from "./formats/age";
import { bip38 } from "./formats/bip38";
import { bip39 } from "./formats/bip39";
import { codex32 } from "./formats/codex32";
import { der, embeddedKey, pkcs12 } from "./formats/der";
import { descriptor } from "./formats/descriptor";
import { electrumOldSeed } from "./formats/electrumOldSeed";
import { electrumSeed } from "./formats/electrumSeed";
import { ethereumKeystore } from "./formats/ethereumKeystore";
import { extendedKey } from "./formats/extendedKey";
import { jwk } from "./formats/jwk";
import { channelBackup, hsmSecret, macaroon } from "./formats/lightning";
import { miniKey } from "./formats/miniKey";
import { nostrEncryptedKey, nostrKey } from "./formats/nostr";
import { openSsh, pem } from "./formats/pem";
import { pgp } from "./formats/pgp";
import { rawKey } from "./formats/rawKey";
import { seedQr } from "./formats/seedQr";
import { slip39 } from "./formats/slip39";
import { bytewords, ur } from "./formats/ur";
import { wif } from "./formats/wif";
import { armoryWallet } from "./wallets/armory";
import { bitcoinCoreWallet } from "./wallets/bitcoinCore";
import { bitcoinjWallet } from "./wallets/bitcoinj";
import { electrumEncryptedWallet, electrumWallet } from "./wallets/electrum";
import { specterWallet, wasabiWallet } from "./wallets/jsonWallets";
import { sparrowWallet } from "./wallets/sparrow";

/**
 * Every format that is looked for. Of several that are found at one place the first is told, so what is
 * checked better comes first.
 */
export const detectors: readonly Detector[] = [
    descriptor,
    extendedKey,
    wif,
    bip38,
    miniKey,
    slip39,
    aezeed,
    bytewords,
    bip39,
    electrumSeed,
    electrumOldSeed,
    seedQr,
    codex32,
    ur,
    nostrKey,
    nostrEncryptedKey,
    ageKey,
    pem,
    openSsh,
    pgp,
    pkcs12,
    der,
    embeddedKey,
    jwk,
    ethereumKeystore,
    hsmSecret,
    macaroon,
    channelBackup,
    bitcoinCoreWallet,
    electrumWallet,
    electrumEncryptedWallet,
    armoryWallet,
    sparrowWallet,
    specterWallet,
    wasabiWallet,
    bitcoinjWallet,
    rawKey,
];

const titles = new Map(detectors.map(({ format, title }) => [format, title]));

/** What a person calls a format. */
export function titleOf(format: string): string {
    return titles.get(format) ?? format;
}
