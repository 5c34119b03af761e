import { createPublicKey, sign } from "node:crypto";
import type { KeyObject } from "node:crypto";

import { armored } from "./pem";

/** Algorithms of signatures, by the kind of key: ECDSA and RSA with SHA-256, as DER. */
const algorithms: Record<string, string> = {
    ec: "300a06082a8648ce3d040302",
    rsa: "300d06092a864886f70d01010b0500",
};

/** The smallest certificate that a key can sign for itself: a name, ten years, and its public key. */
export function certificateOf(key: KeyObject): string {
    const algorithm = Buffer.from(algorithms[key.asymmetricKeyType!]!, "hex");
    const name = der(
        0x30,
        der(0x31, der(0x30, Buffer.from("0603550403", "hex"), text(0x0c, "test"))),
    );
    const validity = der(0x30, text(0x17, "260101000000Z"), text(0x17, "360101000000Z"));
    const publicKey = createPublicKey(key).export({ format: "der", type: "spki" });
    const body = der(0x30, Buffer.from([2, 1, 1]), algorithm, name, validity, name, publicKey);
    const signature = Buffer.concat([Buffer.alloc(1), sign("sha256", body, key)]);
    return armored("CERTIFICATE", der(0x30, body, algorithm, der(0x03, signature)));
}

/** A value of ASN.1 with its head. */
function der(tag: number, ...parts: Buffer[]): Buffer {
    const content = Buffer.concat(parts);
    const { length } = content;
    const head =
        length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
    return Buffer.concat([Buffer.from([tag, ...head]), content]);
}

function text(tag: number, characters: string): Buffer {
    return der(tag, Buffer.from(characters, "latin1"));
}
