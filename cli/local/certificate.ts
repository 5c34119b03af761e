import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

import { generate } from "selfsigned";

import { Mistake } from "../mistake";
import { certificateFields, fingerprintOf } from "../../components/certificateFields";

/** A TLS key with its certificate. */
export interface TlsIdentity {
    /** Both as one PEM text, as the stack's secret holds them. */
    readonly pem: string;
    /** The certificate's SHA-256 as 64 hexadecimal digits, as Electrum takes it. */
    readonly fingerprint: string;
}

/** A new P-256 key and a certificate that it signs itself, with the fields of the stack's own. */
export async function newIdentity(): Promise<TlsIdentity> {
    const { commonName, dnsNames, validityHours } = certificateFields;
    const notBefore = new Date();
    const { private: key, cert } = await generate([{ name: "commonName", value: commonName }], {
        keyType: "ec",
        curve: "P-256",
        algorithm: "sha256",
        notBeforeDate: notBefore,
        notAfterDate: new Date(notBefore.getTime() + validityHours * 3_600_000),
        extensions: [
            { name: "basicConstraints", cA: false, critical: true },
            { name: "keyUsage", digitalSignature: true, critical: true },
            { name: "extKeyUsage", serverAuth: true },
            {
                name: "subjectAltName",
                altNames: dnsNames.map((value) => ({ type: 2 as const, value })),
            },
        ],
    });
    const pem = `${key.trim()}\n${cert.trim()}\n`;
    return { pem, fingerprint: fingerprintOf(pem) };
}

/**
 * The key and certificate in a file, made when there is none. They are kept, because a wallet that
 * has pinned a certificate refuses the next one. Only the file's owner can read it.
 */
export async function keptIdentity(file: string): Promise<TlsIdentity> {
    if (existsSync(file)) return readIdentity(file);
    const identity = await newIdentity();
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(file, identity.pem, { mode: 0o600 });
    return identity;
}

/**
 * The key and certificate in a file that was made before.
 *
 * @throws Mistake when it holds no certificate
 */
export function readIdentity(file: string): TlsIdentity {
    try {
        const pem = readFileSync(file, "utf8");
        return { pem, fingerprint: fingerprintOf(pem) };
    } catch {
        throw new Mistake(`${file} holds no certificate: remove it, and npm run local makes one.`);
    }
}
