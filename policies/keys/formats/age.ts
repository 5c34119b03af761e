import { bech32Payload } from "../bech32";
import { tokensThat } from "../detector";
import type { Detector } from "../detector";

/** What stands before the token: letters and digits end at a hyphen. */
const prefixes = ["AGE-SECRET-KEY-", "AGE-SECRET-KEY-PQ-"];

/** An identity of the age encryption tool: wallet backups are encrypted with it. */
export const ageKey: Detector = {
    format: "age-secret-key",
    title: "a secret key of age",
    find: tokensThat([59], (token, text, { start, end }) =>
        prefixes.some((prefix) => {
            const whole = text.characters({ start: start - prefix.length, end });
            return (
                whole === prefix + token &&
                bech32Payload(whole, prefix.toLowerCase())?.length === 32
            );
        }),
    ),
};
