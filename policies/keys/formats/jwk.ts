import type { Detector } from "../detector";
import { objectsWith } from "../json";

/** Types of keys with a private part `d` (RFC 7518, 6; RFC 8037). */
const pairs = new Set(["EC", "OKP", "RSA"]);

/** The fewest bytes of a private part: of X25519 and P-256 it has 32. */
const fewestBytes = 28;

/** The fewest bytes of a key for a symmetric algorithm: of AES-128 it has 16. */
const fewestSymmetric = 16;

/** A private or symmetric key as a JSON web key. */
export const jwk: Detector = {
    format: "jwk",
    title: "a private key as a JSON web key (JWK)",
    find: (text) => objectsWith(text, "kty").filter(({ fields }) => isPrivate(fields)),
};

function isPrivate({ kty, d, k }: Readonly<Record<string, unknown>>): boolean {
    if (kty === "oct") return bytesIn(k) >= fewestSymmetric;
    return typeof kty === "string" && pairs.has(kty) && bytesIn(d) >= fewestBytes;
}

function bytesIn(value: unknown): number {
    const isBase64 = typeof value === "string" && /^[A-Za-z0-9_-]+$/.test(value);
    return isBase64 ? Buffer.from(value, "base64url").length : 0;
}
