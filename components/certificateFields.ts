import { X509Certificate } from "node:crypto";

import { privateName } from "./addresses";

/** What ElectrumX's certificate says, in the cloud and in the local rehearsal alike. */
export const certificateFields = {
    commonName: "ElectrumX",
    /** Never a load balancer's, which AWS chooses; a domain of the owner's own comes beside it. */
    dnsNames: [privateName],
    /** Ten years: nothing renews it but the user. */
    validityHours: 10 * 365 * 24,
} as const;

/** A PEM certificate's SHA-256 fingerprint as 64 small hexadecimal digits. */
export function fingerprintOf(pem: string): string {
    return new X509Certificate(pem).fingerprint256.replaceAll(":", "").toLowerCase();
}
