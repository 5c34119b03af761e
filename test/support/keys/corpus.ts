import { layered } from "./layered";
import { publicBytes } from "./numbers";
import { derKeys, jsonKeys, pemKeys } from "./pem";
import { phrases } from "./phraseSamples";
import { sample } from "./sample";
import type { Sample } from "./sample";
import { tokens } from "./tokens";
import { walletFiles } from "./wallets";

/** Formats that only the name of a file or a property tells. */
export const toldByName = new Set(["hsm-secret", "lnd-channel-backup", "raw-key"]);

/** How many samples of each variant there are. */
const perVariant = 3;

/** Every variant of every format, several times, and in every layer. Made anew from public numbers. */
export function corpus(): Sample[] {
    const labels = Array.from({ length: perVariant }, (_, i) => `sample ${i}`);
    return [
        ...labels.flatMap((label) => [...tokens(label), ...phrases(label), ...layered(label)]),
        ...Object.entries(pemKeys).map(([what, make]) => sample(formatOf(what), what, make())),
        ...Object.entries(jsonKeys).map(([format, make]) => sample(format, "JSON", make())),
        ...Object.entries(derKeys).map(([format, make]) => sample(format, "bytes", make())),
        ...Object.entries(walletFiles).map(([what, make]) => ({ what, ...make() })),
        { ...sample("raw-key", "hexadecimal", publicBytes("raw", 32).toString("hex")), name: "sk" },
    ];
}

function formatOf(pem: string): string {
    if (pem === "OpenSSH") return "openssh-private-key";
    return pem === "OpenPGP" ? "pgp-private-key" : "pem-private-key";
}
