import { tokensThat } from "../detector";
import type { Detector } from "../detector";
import { sha256 } from "../hash";
import { isBesideKeyWord, isWholeValue } from "../near";

const shape = /^S[1-9A-HJ-NP-Za-km-z]+$/;

/**
 * The key inside a physical coin. Its check lets one name in 256 pass, so it must look unlike a name and
 * be all of a value, or a key's word must stand beside it.
 */
export const miniKey: Detector = {
    format: "mini-key",
    title: "a mini private key (Casascius)",
    find: tokensThat(
        [22, 26, 30],
        (token, text, span) =>
            isMiniKey(token) && (isWholeValue(text, span) || isBesideKeyWord(text, span)),
    ),
};

/** Whether a token is a mini key (Bitcoin wiki, Mini private key format). */
export function isMiniKey(token: string): boolean {
    return shape.test(token) && isMixed(token) && sha256(Buffer.from(`${token}?`))[0] === 0;
}

/** Whether letters of both cases stand as random ones do, or digits among them: names have few capitals. */
function isMixed(token: string): boolean {
    const capitals = token.match(/[A-Z]/g)?.length ?? 0;
    const small = token.match(/[a-z]/g)?.length ?? 0;
    return small > 0 && (/\d/.test(token) || 4 * Math.min(capitals, small) >= token.length);
}
