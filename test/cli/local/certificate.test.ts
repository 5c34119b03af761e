import assert from "node:assert/strict";
import { X509Certificate, createPrivateKey } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { keptIdentity } from "../../../cli/local/certificate";
import type { TlsIdentity } from "../../../cli/local/certificate";
import { Certificate } from "../../../components/certificate";
import { fingerprintOf } from "../../../components/certificateFields";
import { only } from "../../support/resources";

/** The extended key usage for TLS servers (RFC 5280, 4.2.1.12). */
const serverAuth = "1.3.6.1.5.5.7.3.1";

/** The key usage in DER: its OID, critical, and of the bits only the first, for signatures (4.2.1.3). */
const signatureOnly = "0603551d0f0101ff040403020780";

/** The basic constraints in DER: their OID, critical, and nothing in them, which is no CA (4.2.1.9). */
const noAuthority = "0603551d130101ff04023000";

describe("keptIdentity", () => {
    let folder: string;
    let file: string;
    let kept: TlsIdentity;
    let certificate: X509Certificate;

    before(async () => {
        folder = mkdtempSync(join(tmpdir(), "identity-"));
        file = join(folder, "local/tls.pem");
        kept = await keptIdentity(file);
        certificate = new X509Certificate(kept.pem);
    });
    after(() => {
        rmSync(folder, { recursive: true });
    });

    /** What the stack asks the tls provider for. */
    const asked = async (): Promise<{ key: any; cert: any }> => {
        new Certificate("cert", { certificateGeneration: 1 });
        const key = await only("tls:index/privateKey:PrivateKey");
        const cert = await only("tls:index/selfSignedCert:SelfSignedCert");
        return { key: key.inputs, cert: cert.inputs };
    };

    it("has a key of the stack's kind, and signs itself with it", async () => {
        const { key } = await asked();
        assert.deepEqual([key.algorithm, key.ecdsaCurve], ["ECDSA", "P256"]);
        const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
        assert.deepEqual(
            [asymmetricKeyType, asymmetricKeyDetails?.namedCurve],
            ["ec", "prime256v1"],
        );
        assert.ok(certificate.checkPrivateKey(createPrivateKey(kept.pem)));
        assert.ok(certificate.verify(certificate.publicKey));
        assert.equal(certificate.issuer, certificate.subject);
    });

    it("has the names of the stack's certificate, and no other", async () => {
        const { cert } = await asked();
        assert.equal(certificate.subject, `CN=${cert.subject.commonName}`);
        const names = cert.dnsNames.map((name: string) => `DNS:${name}`).join(", ");
        assert.equal(certificate.subjectAltName, names);
    });

    it("is valid as long as the stack's certificate", async () => {
        const { cert } = await asked();
        const milliseconds = Date.parse(certificate.validTo) - Date.parse(certificate.validFrom);
        assert.equal(milliseconds / 3_600_000, cert.validityPeriodHours);
    });

    it("may be used for what the stack's certificate may, and signs no others", async () => {
        const { cert } = await asked();
        assert.deepEqual(cert.allowedUses, ["digital_signature", "server_auth"]);
        assert.deepEqual(certificate.keyUsage, [serverAuth]);
        assert.ok(certificate.raw.toString("hex").includes(signatureOnly));
        assert.equal(cert.isCaCertificate, false);
        assert.ok(certificate.raw.toString("hex").includes(noAuthority));
    });

    it("is in a file that only its owner can read, in a folder that only its owner can enter", () => {
        assert.equal(readFileSync(file, "utf8"), kept.pem);
        assert.equal(statSync(file).mode & 0o777, 0o600);
        assert.equal(statSync(dirname(file)).mode & 0o777, 0o700);
    });

    it("gives the same the next time, with its fingerprint", async () => {
        assert.deepEqual(await keptIdentity(file), kept);
        assert.equal(kept.fingerprint, fingerprintOf(kept.pem));
    });

    it("says what to do about a file that holds no certificate", async () => {
        const damaged = join(folder, "damaged.pem");
        writeFileSync(damaged, "nothing");
        await assert.rejects(keptIdentity(damaged), {
            message: `${damaged} holds no certificate: remove it, and npm run local makes one.`,
        });
    });

    it("gives another for another file", async () => {
        const other = await keptIdentity(join(folder, "other.pem"));
        assert.notEqual(other.fingerprint, kept.fingerprint);
    });
});
