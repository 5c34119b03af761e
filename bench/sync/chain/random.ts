/** A number from 0 (included) to a limit (excluded), always the same sequence from the same seed. */
export type Random = (limit: number) => number;

/** Numbers that look random and repeat: Marsaglia's xorshift on 32 bits ("Xorshift RNGs", 2003). */
export function randomFrom(seed: number): Random {
    // Zero would stay zero for ever.
    let state = seed | 0 || 1;
    return (limit) => {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return (state >>> 0) % limit;
    };
}
