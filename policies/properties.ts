/** What the engine sends in place of a value that is known only after deployment (@pulumi/policy, proxy.js). */
const unknowns: ReadonlySet<unknown> = new Set([
    "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
    "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
    "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
    "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
    "030794c1-ac77-496b-92df-f27374a8bd58",
    "e48ece36-62e2-4504-bad9-02848725956a",
    "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

export type Properties = Readonly<Record<string, unknown>>;

/** Whether a value is known only after deployment. */
export function isUnknown(value: unknown): boolean {
    return unknowns.has(value);
}

/**
 * A resource's properties as they are, unknown values included. The SDK's own view of them throws at
 * the first unknown value that is touched, which ends the whole rule for that resource with an advisory;
 * property descriptors are read past that view.
 */
export function rawProperties(props: object): Properties {
    return Object.fromEntries(
        Object.keys(props).map((key) => [key, Object.getOwnPropertyDescriptor(props, key)?.value]),
    );
}

/**
 * The objects of a list. What is not known yet, the list or an entry, is taken for `worst`, so that no
 * rule passes over it; anything else is left out.
 */
export function objectsIn(value: unknown, worst?: Properties): Properties[] {
    const unknownOnes = worst === undefined ? [] : [worst];
    if (isUnknown(value)) return unknownOnes;
    if (!Array.isArray(value)) return [];
    return value.flatMap((entry: unknown): Properties[] => {
        if (isUnknown(entry)) return unknownOnes;
        return isObject(entry) ? [entry] : [];
    });
}

/** An object, or an empty one in place of anything else. */
export function objectAt(value: unknown): Properties {
    return isObject(value) ? value : {};
}

function isObject(value: unknown): value is Properties {
    return typeof value === "object" && value !== null && !Array.isArray(value);
}
