import type { Armor } from "../armor";
import { privateKeyIn } from "../der";
import type { Detector } from "../detector";

/** What OpenSSH's own format begins with (PROTOCOL.key). */
const openSshMagic = Buffer.from("openssh-key-v1\0", "latin1");

/** Ciphertext of the old encryption fills blocks of 8 or 16 bytes; the smallest key needs six. */
const smallestBlock = 8;
const smallestCiphertext = 48;

/** A key in PEM: PKCS#1, PKCS#8, SEC 1, plain or encrypted. */
export const pem: Detector = {
    format: "pem-private-key",
    title: "a private key in PEM",
    find: (text) => text.armors.filter(isPrivateKey),
};

/** A key as ssh-keygen writes it. */
export const openSsh: Detector = {
    format: "openssh-private-key",
    title: "a private key of OpenSSH",
    find: (text) => [
        ...text.armors.filter(
            ({ label, content }) => label === "OPENSSH PRIVATE KEY" && isOpenSsh(content),
        ),
        ...(isOpenSsh(text.data) ? [{ start: 0, end: text.data.length }] : []),
    ],
};

function isPrivateKey({ label, headers, content }: Armor): boolean {
    if (!/(^| )PRIVATE KEY$/.test(label) || label === "OPENSSH PRIVATE KEY") return false;
    return headers.includes("ENCRYPTED")
        ? content.length >= smallestCiphertext && content.length % smallestBlock === 0
        : privateKeyIn(content) !== undefined;
}

function isOpenSsh(content: Buffer): boolean {
    return content.subarray(0, openSshMagic.length).equals(openSshMagic);
}
