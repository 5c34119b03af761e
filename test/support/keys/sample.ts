/** A valid key, and what it is. */
export interface Sample {
    /** The format that must be found, as `scan` names it. */
    readonly format: string;
    /** Which of the format's variants, or what it is inside. */
    readonly what: string;
    readonly value: string | Buffer;
    /** The file's name, where it takes one to tell. */
    readonly name?: string;
}

export function sample(format: string, what: string, value: string | Buffer): Sample {
    return { format, what, value };
}
