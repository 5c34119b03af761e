import type { Detector } from "../detector";
import { objectsWith } from "../json";

/** A key of Ethereum under a password, which is on Bitcoin's curve (Web3 Secret Storage, version 3). */
export const ethereumKeystore: Detector = {
    format: "ethereum-keystore",
    title: "an encrypted private key of Ethereum (keystore)",
    find: (text) =>
        objectsWith(text, "kdfparams").filter(
            ({ fields: { ciphertext, mac } }) => isHex(ciphertext) && isHex(mac),
        ),
};

/** Both have 32 bytes. */
function isHex(value: unknown): boolean {
    return typeof value === "string" && /^(0x)?[0-9a-f]{64}$/i.test(value);
}
