/** A setting: its meaning, its default, and how its text in the stack file is read. */
export interface Setting<T> {
    readonly meaning: string;
    /** What it may be, as the end of "it must be …". */
    readonly allowed: string;
    readonly fallback: T;
    /** The value of a text, or what is wrong with it. */
    read(text: string): { readonly value: T } | Wrong;
}

/** A value that is not allowed. */
export interface Wrong {
    /** Which entry of a list, as in `[1]`; empty for the whole value. */
    readonly at: string;
    /** The text that is wrong. */
    readonly text: string;
    /** What is wrong with it, or what it must be. */
    readonly why: string;
    /** What follows `pulumi config set` to mend it; `NAME` stands for the setting's name. */
    readonly mend: string;
}

/** One of a few words. */
export function oneOf<const T extends string>(
    words: readonly T[],
    fallback: T,
    meaning: string,
): Setting<T> {
    return scalar(fallback, meaning, words.join(" or "), `NAME ${fallback}`, (text) =>
        words.find((word) => word === text),
    );
}

/** True or false. */
export function flag(fallback: boolean, meaning: string): Setting<boolean> {
    return scalar(
        fallback,
        meaning,
        "true or false",
        `NAME ${fallback ? "false" : "true"}`,
        (text) => (text === "true" ? true : text === "false" ? false : undefined),
    );
}

/** One of a few numbers. */
export function oneOfNumbers<F extends number | undefined>(
    numbers: readonly number[],
    example: number,
    fallback: F,
    meaning: string,
    allowed = `one of ${numbers.join(", ")}`,
): Setting<number | F> {
    return scalar<number | F>(fallback, meaning, allowed, `NAME ${example}`, (text) =>
        numbers.find((number) => String(number) === text),
    );
}

/** A whole number between two others, both included. */
export function wholeNumber<F extends number | undefined>(
    least: number,
    most: number,
    fallback: F,
    meaning: string,
): Setting<number | F> {
    const allowed = `a whole number from ${least} to ${most}`;
    return scalar<number | F>(fallback, meaning, allowed, `NAME ${fallback ?? 100}`, (text) => {
        const number = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
        return number >= least && number <= most ? number : undefined;
    });
}

/** A text of a certain form, not set by default. */
export function text(form: RegExp, example: string, meaning: string): Setting<string | undefined> {
    return scalar<string | undefined>(
        undefined,
        meaning,
        `like ${example}`,
        `NAME ${example}`,
        (given) => (form.test(given) ? given : undefined),
    );
}

/** A list of texts, empty by default. `problem` says what an entry must be when it is not that. */
export function listOf(
    what: string,
    example: string,
    problem: (entry: string) => string | undefined,
    meaning: string,
): Setting<readonly string[]> {
    const allowed = `a list of ${what}`;
    const set = (at: string): string => `--path 'NAME${at}' ${example}`;
    return {
        meaning,
        allowed,
        fallback: [],
        read: (given) => {
            const entries = stringsIn(given);
            if (entries === undefined) {
                return { at: "", text: given, why: `it must be ${allowed}`, mend: set("[0]") };
            }
            for (const [i, entry] of entries.entries()) {
                const at = `[${i}]`;
                const wrong = problem(entry);
                if (wrong !== undefined) return { at, text: entry, why: wrong, mend: set(at) };
            }
            return { value: entries };
        },
    };
}

/** One text for each of a few names, all of them or none. */
export function textsFor<const N extends string>(
    names: readonly [N, ...N[]],
    form: RegExp,
    examples: Readonly<Record<N, string>>,
    what: string,
    meaning: string,
): Setting<Readonly<Record<N, string>> | undefined> {
    const allowed = `${what}: ${names.join(" and ")}`;
    const set = (name: N): string => `--path NAME.${name} ${examples[name]}`;
    return {
        meaning,
        allowed,
        fallback: undefined,
        read: (given) => {
            const texts = mappingIn(given);
            const other = Object.keys(texts ?? {}).find(
                (key) => !names.some((name) => name === key),
            );
            if (texts === undefined || other !== undefined) {
                return { at: "", text: given, why: `it must be ${allowed}`, mend: set(names[0]) };
            }
            for (const name of names) {
                const text = texts[name];
                if (text !== undefined && form.test(text)) continue;
                const why = `it must be like ${examples[name]}`;
                return { at: `.${name}`, text: text ?? "", why, mend: set(name) };
            }
            return { value: texts as Record<N, string> };
        },
    };
}

function scalar<T>(
    fallback: T,
    meaning: string,
    allowed: string,
    mend: string,
    parse: (given: string) => T | undefined,
): Setting<T> {
    return {
        meaning,
        allowed,
        fallback,
        read: (given) => {
            const value = parse(given);
            return value === undefined
                ? { at: "", text: given, why: `it must be ${allowed}`, mend }
                : { value };
        },
    };
}

/** Pulumi hands a mapping of the stack file over as JSON. */
function mappingIn(json: string): Record<string, string> | undefined {
    try {
        const mapping: unknown = JSON.parse(json);
        if (typeof mapping !== "object" || mapping === null || Array.isArray(mapping))
            return undefined;
        const texts = Object.entries(mapping).map(([key, value]) => [key, String(value)]);
        return Object.fromEntries(texts) as Record<string, string>;
    } catch {
        return undefined;
    }
}

/** Pulumi hands a list of the stack file over as JSON. */
function stringsIn(json: string): string[] | undefined {
    try {
        const list: unknown = JSON.parse(json);
        return Array.isArray(list) && list.every((entry) => typeof entry === "string")
            ? list
            : undefined;
    } catch {
        return undefined;
    }
}
