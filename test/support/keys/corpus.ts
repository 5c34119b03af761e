import { layered } from "./layered";
import { jsonKeys, pemKeys } from "./pem";
import { phrases } from "./phraseSamples";
import { sample } from "./sample";
import type { Sample } from "./sample";
import { tokens } from "./tokens";
import { walletFiles } from "./wallets";

/** How many samples of each variant there are. */
const perVariant = 3;

/** Every variant of every format, several times, and in every layer. Made anew from public numbers. */
export function corpus(): Sample[] {
    const labels = Array.from({ length: perVariant }, (_, i) => `sample ${i}`);
    return [
        ...labels.flatMap((label) => [...tokens(label), ...phrases(label), ...layered(label)]),
        ...Object.entries(pemKeys).map(([what, make]) => sample(formatOf(what), what, make())),
        ...Object.entries(jsonKeys).map(([format, make]) => sample(format, "JSON", make())),
        ...Object.entries(walletFiles).map(([what, make]) => ({ what, ...make() })),
    ];
}

function formatOf(pem: string): string {
    if (pem === "OpenSSH") return "openssh-private-key";
    return pem === "OpenPGP" ? "pgp-private-key" : "pem-private-key";
}
