import { bech32Payload } from "../bech32";
import { isPrivateKey } from "../curve";
import { range, tokensThat } from "../detector";
import type { Detector } from "../detector";

/** A Nostr private key (NIP-19), which is on Bitcoin's curve. */
export const nostrKey: Detector = {
    format: "nostr-private-key",
    title: "a Nostr private key (nsec)",
    find: tokensThat([63], (token) => {
        const payload = bech32Payload(token, "nsec");
        return payload !== undefined && isPrivateKey(payload);
    }),
};

/** The same under a password (NIP-49): version 2 is the only one. */
export const nostrEncryptedKey: Detector = {
    format: "nostr-encrypted-key",
    title: "a Nostr private key encrypted with a password (ncryptsec)",
    find: tokensThat(range(150, 170), (token) => {
        const payload = bech32Payload(token, "ncryptsec");
        return payload?.length === 91 && payload[0] === 2;
    }),
};
