import { X509Certificate, createPrivateKey } from "node:crypto";
import type { KeyObject } from "node:crypto";

import type { Armor } from "../keys/armor";
import type { Finding } from "../keys/scan";
import { Text } from "../keys/text";
import type { Value } from "./values";

/** Formats of the keys that TLS servers have. */
const tlsFormats = new Set(["pem-private-key", "openssh-private-key"]);

const secretVersion = "aws:secretsmanager/secretVersion:SecretVersion";

/** Resources that make TLS keys and certificates. */
const tlsResource = /^tls:index\//;

/**
 * The findings in a value that are allowed nowhere else: a server's TLS key in the Secrets Manager secret
 * that also holds its certificate, or in a resource that makes such keys. Bitcoin's curve is never allowed.
 */
export function isTlsKey(type: string, value: Value, findings: readonly Finding[]): boolean {
    const isTls = findings.length === 1 && findings.every(({ format }) => tlsFormats.has(format));
    if (!isTls) return false;
    if (tlsResource.test(type)) return armorsOf(value.text).filter(isKey).every(isOffCurve);
    return (
        type === secretVersion && value.path === "secretString" && isKeyWithCertificate(value.text)
    );
}

/** Whether a text holds one private key, off Bitcoin's curve, and the certificate of its public key. */
function isKeyWithCertificate(text: string): boolean {
    const armors = armorsOf(text);
    const [key, ...others] = armors.filter(isKey);
    const parsed = key === undefined || others.length > 0 ? undefined : parsedKey(key);
    return (
        parsed !== undefined &&
        !isOnCurve(parsed) &&
        armors.some(({ label, content }) => label === "CERTIFICATE" && certifies(content, parsed))
    );
}

/** OpenSSH's own form knows no keys on Bitcoin's curve; what cannot be parsed may be on it. */
function isOffCurve(armor: Armor): boolean {
    if (armor.label === "OPENSSH PRIVATE KEY") return true;
    const key = parsedKey(armor);
    return key !== undefined && !isOnCurve(key);
}

function isKey({ label }: Armor): boolean {
    return label.endsWith("PRIVATE KEY");
}

function armorsOf(text: string): Armor[] {
    return [...new Text(Buffer.from(text), "").armors];
}

function parsedKey({ label, content }: Armor): KeyObject | undefined {
    try {
        return createPrivateKey(
            `-----BEGIN ${label}-----\n${linesOf(content)}\n-----END ${label}-----\n`,
        );
    } catch {
        return undefined;
    }
}

function linesOf(content: Buffer): string {
    return content.toString("base64").replace(/.{64}/g, "$&\n");
}

function isOnCurve(key: KeyObject): boolean {
    return key.asymmetricKeyDetails?.namedCurve === "secp256k1";
}

function certifies(certificate: Buffer, key: KeyObject): boolean {
    try {
        return new X509Certificate(certificate).checkPrivateKey(key);
    } catch {
        return false;
    }
}
