import { bech32 } from "@scure/base";

/** What a text in bech32 holds, or undefined when its prefix is another or its checksum is wrong. */
export function bech32Payload(text: string, prefix: string): Buffer | undefined {
    const hasPrefix = text.slice(0, prefix.length + 1).toLowerCase() === `${prefix}1`;
    if (!hasPrefix) return undefined;
    try {
        const { words } = bech32.decode(text as `${string}1${string}`, text.length);
        return Buffer.from(bech32.fromWords(words));
    } catch {
        return undefined;
    }
}
