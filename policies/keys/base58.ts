import { createBase58check } from "@scure/base";

import { sha256 } from "./hash";

const coder = createBase58check(sha256);

/** What a text in base58 with a checksum holds, or undefined when the checksum is wrong. */
export function base58Payload(text: string): Buffer | undefined {
    try {
        return Buffer.from(coder.decode(text));
    } catch {
        return undefined;
    }
}
