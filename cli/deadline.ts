import { Mistake } from "./mistake";

/**
 * Does work that asks others, for so long and no longer.
 *
 * @param milliseconds how long it may take; then the signal ends it
 * @throws Mistake when the time is over
 */
export async function within<T>(
    milliseconds: number,
    work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
    const end = new AbortController();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => {
            const seconds = (milliseconds / 1_000).toFixed(1);
            reject(new Mistake(`There was no answer within ${seconds} s: try again.`));
            end.abort();
        }, milliseconds);
    });
    try {
        return await Promise.race([work(end.signal), late]);
    } finally {
        clearTimeout(timer);
    }
}
