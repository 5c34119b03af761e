import { wholly } from "../detector";
import type { Detector } from "../detector";

/** Packets of secret keys and secret subkeys (RFC 9580, 5). */
const secretPackets = [5, 7];

/** Versions of key packets in use. */
const versions = [3, 4, 5, 6];

/** An OpenPGP key with its secret part, in armour or as a file. */
export const pgp: Detector = {
    format: "pgp-private-key",
    title: "a private key of OpenPGP",
    find: (text) => [
        ...text.armors.filter(
            ({ label, content }) => label === "PGP PRIVATE KEY BLOCK" && beginsWithSecret(content),
        ),
        ...wholly(({ data }) => beginsWithSecret(data))(text),
    ],
};

/** Whether bytes begin with the packet of a secret key, of which all must be there. */
function beginsWithSecret(data: Buffer): boolean {
    const head = data[0] ?? 0;
    if ((head & 0x80) === 0 || data.length < 64) return false;
    const isNew = (head & 0x40) !== 0;
    const tag = isNew ? head & 0x3f : (head >> 2) & 0xf;
    const { length, start } = isNew ? newLength(data) : oldLength(data, head & 3);
    return (
        secretPackets.includes(tag) &&
        versions.includes(data[start] ?? 0) &&
        length >= 32 &&
        start + length <= data.length
    );
}

interface Length {
    readonly length: number;
    readonly start: number;
}

function oldLength(data: Buffer, type: number): Length {
    // Type 3 has no length and is not used for keys.
    if (type === 3) return { length: 0, start: 1 };
    const bytes = 1 << type;
    return { length: data.readUIntBE(1, bytes), start: 1 + bytes };
}

function newLength(data: Buffer): Length {
    const first = data[1] ?? 0;
    if (first < 192) return { length: first, start: 2 };
    if (first < 224) return { length: ((first - 192) << 8) + (data[2] ?? 0) + 192, start: 3 };
    return first === 255 ? { length: data.readUInt32BE(2), start: 6 } : { length: 0, start: 2 };
}
