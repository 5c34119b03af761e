import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import * as tls from "@pulumi/tls";

import { certificateFields, fingerprintOf } from "./certificateFields";
import { namedTags } from "./tags";

export interface CertificateArgs {
    /** Raising it makes a new key and certificate, which every wallet then has to accept anew. */
    certificateGeneration: number;
    /** A name of the owner's own. The certificate takes it on when it is made, and not later. */
    domain?: string | undefined;
}

/**
 * ElectrumX's TLS key and certificate, in one secret that only the task's start can read.
 *
 * Wallets pin the certificate, so it must not change by itself: it is valid for ten years, its names
 * do not follow the load balancer's, and those of a generation stay as they were made. It is its own issuer, because Electrum accepts a
 * self-signed certificate and refuses a private authority's chain (electrum/interface.py, 4.8).
 *
 * Cost: one secret.
 */
export class Certificate extends pulumi.ComponentResource {
    /** The certificate's SHA-256 fingerprint: 64 hexadecimal digits, as Electrum takes it. */
    readonly fingerprint: pulumi.Output<string>;
    readonly secretArn: pulumi.Output<string>;
    /** The secret in its present version, as a task definition names it: a new one restarts the task. */
    readonly secretVersion: pulumi.Output<string>;

    constructor(name: string, args: CertificateArgs, opts?: pulumi.ComponentResourceOptions) {
        const { certificateGeneration, domain } = args;
        super(
            "bitcoin-node:certificate:Certificate",
            name,
            { certificateGeneration, domain },
            opts,
        );
        const key = new tls.PrivateKey(
            `${name}-key-${certificateGeneration}`,
            { algorithm: "ECDSA", ecdsaCurve: "P256" },
            { parent: this },
        );
        const certificate = new tls.SelfSignedCert(
            `${name}-cert-${certificateGeneration}`,
            {
                privateKeyPem: key.privateKeyPem,
                subject: { commonName: certificateFields.commonName },
                dnsNames: [
                    ...certificateFields.dnsNames,
                    ...(domain === undefined ? [] : [domain]),
                ],
                validityPeriodHours: certificateFields.validityHours,
                allowedUses: ["digital_signature", "server_auth"],
                isCaCertificate: false,
            },
            // Another name would be another certificate, which every wallet would refuse.
            { parent: this, ignoreChanges: ["dnsNames"] },
        );
        const secret = new aws.secretsmanager.Secret(
            `${name}-tls`,
            {
                description: "ElectrumX's TLS key and certificate. No wallet key is ever here.",
                // Deleted at once, so that destroy leaves nothing and up works again.
                recoveryWindowInDays: 0,
                tags: namedTags(name, `${name}-tls`),
            },
            { parent: this },
        );
        const version = new aws.secretsmanager.SecretVersion(
            `${name}-tls-version`,
            {
                secretId: secret.id,
                secretString: pulumi.secret(
                    pulumi.interpolate`${key.privateKeyPemPkcs8}${certificate.certPem}`,
                ),
            },
            { parent: this },
        );
        this.fingerprint = certificate.certPem.apply(fingerprintOf);
        this.secretArn = secret.arn;
        this.secretVersion = pulumi.interpolate`${secret.arn}:::${version.versionId}`;
        this.registerOutputs({ fingerprint: this.fingerprint, secretArn: this.secretArn });
    }
}
