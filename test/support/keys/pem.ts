import { createECDH, createPrivateKey, generateKeyPairSync } from "node:crypto";
import type { KeyObject } from "node:crypto";

import { publicBytes } from "./numbers";

/** Curves, by OpenSSL's names, and what a JSON web key calls them. */
const curves = { secp256k1: "secp256k1", prime256v1: "P-256" };

/** A private key on a curve that a label stands for. */
export function ecKey(label: string, curve: keyof typeof curves = "secp256k1"): KeyObject {
    return createPrivateKey({ key: ecJwk(label, curve), format: "jwk" });
}

/** The same as a JSON web key. */
export function ecJwk(label: string, curve: keyof typeof curves = "secp256k1") {
    const secret = publicBytes(label, 32);
    const pair = createECDH(curve);
    pair.setPrivateKey(secret);
    const point = pair.getPublicKey();
    return {
        kty: "EC",
        crv: curves[curve],
        x: point.subarray(1, 33).toString("base64url"),
        y: point.subarray(33).toString("base64url"),
        d: secret.toString("base64url"),
    };
}

/** A key of Ed25519: PKCS#8's head of one, and 32 bytes. */
export function edKey(label: string): KeyObject {
    const head = Buffer.from("302e020100300506032b657004220420", "hex");
    const key = Buffer.concat([head, publicBytes(label, 32)]);
    return createPrivateKey({ key, format: "der", type: "pkcs8" });
}

/** A key of RSA. Nothing makes one of a public number: each run has another, and no file has any. */
export const rsaKey = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey;

/** Ways in which keys are written to PEM. */
export const pemKeys: Record<string, () => string> = {
    "SEC 1, secp256k1": () => pem(ecKey("sec1"), "sec1"),
    "SEC 1, P-256": () => pem(ecKey("sec1", "prime256v1"), "sec1"),
    "PKCS#8, secp256k1": () => pem(ecKey("pkcs8"), "pkcs8"),
    "PKCS#8, Ed25519": () => pem(edKey("pkcs8"), "pkcs8"),
    "PKCS#8, RSA": () => pem(rsaKey, "pkcs8"),
    "PKCS#1, RSA": () => pem(rsaKey, "pkcs1"),
    "PKCS#8, encrypted": () => encrypted(ecKey("encrypted"), "pkcs8"),
    "SEC 1, encrypted": () => encrypted(ecKey("encrypted"), "sec1"),
    OpenSSH: () => openSsh("openssh"),
    OpenPGP: () => armored("PGP PRIVATE KEY BLOCK", pgpPacket("pgp"), "\n"),
};

/** Keys in JSON, by format. */
export const jsonKeys: Record<string, () => string> = {
    jwk: () => JSON.stringify({ keys: [{ kid: "a", ...ecJwk("jwk") }] }),
    "ethereum-keystore": () =>
        JSON.stringify({
            version: 3,
            id: "5f0d4e3e-0000-4000-8000-000000000000",
            crypto: {
                cipher: "aes-128-ctr",
                cipherparams: { iv: publicBytes("iv", 16).toString("hex") },
                ciphertext: publicBytes("ciphertext", 32).toString("hex"),
                kdf: "scrypt",
                kdfparams: { dklen: 32, n: 262144, p: 1, r: 8, salt: "00" },
                mac: publicBytes("mac", 32).toString("hex"),
            },
        }),
};

/** Keys as bytes: by themselves, in a file under a password, and among other bytes. */
export const derKeys: Record<string, () => Buffer> = {
    "der-private-key": () => edKey("der").export({ format: "der", type: "pkcs8" }),
    // Version 3, and content of the type `data`.
    pkcs12: () =>
        Buffer.concat([
            Buffer.from("3034020103302f06092a864886f70d010701a0220420", "hex"),
            publicBytes("pkcs12", 32),
        ]),
    "embedded-ec-key": () => {
        const around = publicBytes("database", 400);
        const key = ecKey("embedded").export({ format: "der", type: "sec1" });
        return Buffer.concat([around, key, around]);
    },
};

/** A key in PEM without a password. */
export function pem(key: KeyObject, type: "sec1" | "pkcs1" | "pkcs8"): string {
    return key.export({ format: "pem", type } as { format: "pem"; type: "pkcs8" }).toString();
}

/** Bytes in armour, 64 characters on a line. */
export function armored(label: string, content: Buffer, headers = ""): string {
    const lines = content
        .toString("base64")
        .match(/.{1,64}/g)!
        .join("\n");
    return `-----BEGIN ${label}-----\n${headers}${lines}\n-----END ${label}-----\n`;
}

/** A key of OpenPGP, version 4, on Ed25519: its packet, without a name for it. */
export function pgpPacket(label: string): Buffer {
    const body = Buffer.concat([
        Buffer.from([4, 0, 0, 0, 0, 22]),
        Buffer.from("092b06010401da470f01", "hex"),
        Buffer.from([1, 7, 0x40]),
        publicBytes(`${label} public`, 32),
        Buffer.from([0, 1, 0]),
        publicBytes(label, 32),
        Buffer.alloc(2),
    ]);
    return Buffer.concat([Buffer.from([0x94, body.length]), body]);
}

/** A key in OpenSSH's format: its magic, and bytes in place of the rest. */
export function openSsh(label: string): string {
    const magic = Buffer.from("openssh-key-v1\0", "latin1");
    const none = Buffer.from("\0\0\0\x04none\0\0\0\x04none\0\0\0\0\0\0\0\x01", "latin1");
    return armored("OPENSSH PRIVATE KEY", Buffer.concat([magic, none, publicBytes(label, 180)]));
}

function encrypted(key: KeyObject, type: "sec1" | "pkcs8"): string {
    const options = { format: "pem", type, cipher: "aes-256-cbc", passphrase: "public" };
    return key.export(options as { format: "pem"; type: "pkcs8" }).toString();
}
