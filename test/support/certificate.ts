import { X509Certificate, createPrivateKey } from "node:crypto";

/** A certificate that signs itself with the P-256 key whose private number is 1, and its fingerprint as OpenSSL prints it. */
export const testCertificate = {
    pem: `-----BEGIN CERTIFICATE-----
MIIBHjCBxaADAgECAgEBMAoGCCqGSM49BAMCMBkxFzAVBgNVBAMMDkVsZWN0cnVt
WCB0ZXN0MB4XDTI2MDEwMTAwMDAwMFoXDTM2MDEwMTAwMDAwMFowGTEXMBUGA1UE
AwwORWxlY3RydW1YIHRlc3QwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARrF9Hy
4SxCR/i85uVjpEDydwN9gS3rM6D0oTlF2JjClk/jQuL+Gn+bjufrSnwPnhYrzjNX
azFezsu2QGg3v1H1MAoGCCqGSM49BAMCA0gAMEUCIDoEyDXpgNMw8delReQ2h7km
ahbAhiSfcsjqVyCOs0glAiEAqG0SilYoFbgmOS89C3El2ZyQVG1mjsCTQS0U7U2L
Kws=
-----END CERTIFICATE-----
`,
    fingerprint: "67391ec2534f379e94ec8c5e2aed0aee3bebd75f1fe8a41a9224a50a3b8d0a8f",
};

/** The key of that certificate as PEM. It is no secret: its private number is 1. */
export function testKey(): string {
    const { publicKey } = new X509Certificate(testCertificate.pem);
    const d = Buffer.from("1".padStart(64, "0"), "hex").toString("base64url");
    const key = createPrivateKey({
        key: { ...publicKey.export({ format: "jwk" }), d },
        format: "jwk",
    });
    return key.export({ type: "pkcs8", format: "pem" }).toString();
}
