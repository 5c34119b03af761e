import { scan } from "../keys/scan";
import type { Scanned } from "../keys/scan";
import { rawProperties } from "../properties";
import { wrongWith } from "./said";
import { isTlsKey } from "./tlsKeys";
import { valuesIn } from "./values";
import type { Value } from "./values";

/** What is wrong with a resource's properties, by path, as words that follow the resource's name. */
export function wrongInProperties(
    type: string,
    name: string,
    props: object,
): { path: string; wrong: string }[] {
    return [...valuesIn(rawProperties(props), name)].flatMap((value) =>
        wrongWith(allowed(type, value), `in ${value.path}`).map((wrong) => ({
            path: value.path,
            wrong,
        })),
    );
}

/** What was found in a value, without what is allowed. */
function allowed(type: string, value: Value): Scanned {
    const { findings, unread } = scan(value.text, value.name);
    return { findings: isTlsKey(type, value, findings) ? [] : findings, unread };
}
