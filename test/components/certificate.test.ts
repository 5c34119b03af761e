import assert from "node:assert/strict";

import { Certificate } from "../../components/certificate";
import { fingerprintOf } from "../../components/certificateFields";
import { testCertificate } from "../support/certificate";
import { all, only, valueOf } from "../support/resources";

const secretSignature = "1b47061264138c4ac30d75fd1eb44270";

describe("Certificate", () => {
    it("signs itself with a P-256 key, for ten years, under fixed names", async () => {
        new Certificate("cert", { certificateGeneration: 1 });
        const key = await only("tls:index/privateKey:PrivateKey");
        assert.equal(key.inputs.algorithm, "ECDSA");
        assert.equal(key.inputs.ecdsaCurve, "P256");
        const { inputs } = await only("tls:index/selfSignedCert:SelfSignedCert");
        assert.equal(inputs.validityPeriodHours, 87_600);
        assert.equal(inputs.isCaCertificate, false);
        assert.deepEqual(inputs.dnsNames, ["electrumx.bitcoin-node.internal"]);
        assert.equal(inputs.earlyRenewalHours, undefined);
    });

    it("carries the owner's domain from the start, and keeps the names that it was made with", async () => {
        new Certificate("cert", { certificateGeneration: 1, domain: "node.example.com" });
        const { inputs, ignoreChanges } = await only("tls:index/selfSignedCert:SelfSignedCert");
        assert.deepEqual(inputs.dnsNames, ["electrumx.bitcoin-node.internal", "node.example.com"]);
        assert.deepEqual(ignoreChanges, ["dnsNames"]);
    });

    it("gives the fingerprint as 64 hexadecimal digits", async () => {
        const { fingerprint } = new Certificate("cert", { certificateGeneration: 1 });
        assert.equal(await valueOf(fingerprint), testCertificate.fingerprint);
        assert.equal(fingerprintOf(testCertificate.pem), testCertificate.fingerprint);
    });

    it("keeps key and certificate in one secret, and marks it as one for Pulumi", async () => {
        new Certificate("cert", { certificateGeneration: 1 });
        const { inputs, sent } = await only("aws:secretsmanager/secretVersion:SecretVersion");
        assert.equal(inputs.secretString, `the key as PKCS#8\n${testCertificate.pem}`);
        assert.ok(Object.values(sent["secretString"] as object).includes(secretSignature));
    });

    it("deletes the secret at once, so that up works after destroy", async () => {
        new Certificate("cert", { certificateGeneration: 1 });
        const { inputs } = await only("aws:secretsmanager/secret:Secret");
        assert.equal(inputs.recoveryWindowInDays, 0);
        assert.equal(inputs.name, undefined);
    });

    it("names the secret's version, so that a new one restarts the task", async () => {
        const { secretVersion } = new Certificate("cert", { certificateGeneration: 1 });
        assert.equal(await valueOf(secretVersion), "arn:cert-tls:::version-1");
    });

    it("makes a new key and certificate for a new generation, and only then", async () => {
        new Certificate("cert", { certificateGeneration: 1 });
        new Certificate("cert", { certificateGeneration: 2 });
        const names = (await all("tls:index/privateKey:PrivateKey")).map(({ name }) => name);
        assert.deepEqual(names, ["cert-key-1", "cert-key-2"]);
    });
});
