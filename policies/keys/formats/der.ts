import { placesOf } from "../bytes";
import type { Span } from "../bytes";
import { isPrivateKey } from "../curve";
import { privateKeyIn } from "../der";
import { wholly } from "../detector";
import type { Detector } from "../detector";

/** The version and the head of the key's 32 bytes, as in every EC key (SEC 1, C.4). */
const head = Buffer.from("0201010420", "hex");

/** OpenSSL's identifier of secp256k1, and the first of the numbers that stand for it where it is spelt out. */
const curves = [Buffer.from("06052b8104000a", "hex"), Buffer.from("06072a8648ce3d0101", "hex")];

/** How far behind the key its curve is named, in bytes. */
const curveWithin = 24;

/** A key as the bytes that PEM wraps, alone in a file or decoded from base64. */
export const der: Detector = {
    format: "der-private-key",
    title: "a private key in DER (PKCS#1, PKCS#8, SEC 1)",
    find: wholly(({ data }) => ["key", "encrypted"].includes(privateKeyIn(data) ?? "")),
};

/** A PKCS#12 file: keys and certificates under a password. */
export const pkcs12: Detector = {
    format: "pkcs12",
    title: "a PKCS#12 file, which holds private keys",
    find: wholly(({ data }) => privateKeyIn(data) === "pkcs12"),
};

/** Bitcoin keys inside another file, as Bitcoin Core's and other wallets' databases hold them. */
export const embeddedKey: Detector = {
    format: "embedded-ec-key",
    title: "a private key on Bitcoin's curve inside binary data",
    find: ({ data }) =>
        placesOf(data, head).flatMap((at): Span[] => {
            const start = at + head.length;
            const end = start + 32;
            const behind = data.subarray(end, end + curveWithin);
            const isNamed = curves.some((curve) => behind.includes(curve));
            return isNamed && isPrivateKey(data.subarray(start, end)) ? [{ start, end }] : [];
        }),
};
