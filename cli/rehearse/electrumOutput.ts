/** What Electrum says when it refuses a command: the last line, but for one that tells nothing. */
export function refusal(output: string): string {
    const lines = output.split("\n").filter((line) => line.trim() !== "");
    return lines.findLast((line) => line !== "internal error while executing RPC") ?? output;
}

/**
 * Why Electrum's last attempt to connect failed, out of its log. A line there has the seconds since
 * the start, a level, the part of the program and a text.
 *
 * @returns nothing when no attempt has failed
 */
export function lastFailure(log: string): string | undefined {
    const failures = /\| interface\.\[.*?\] \| ((?:disconnecting|Exception|Cannot) .*)$/gm;
    return [...log.matchAll(failures)].at(-1)?.[1];
}

/** Whether a transaction has all its signatures: Electrum then writes it as the network takes it. */
export function isComplete(transaction: string): boolean {
    return /^[0-9a-f]+$/.test(transaction);
}

/** An amount of Electrum's, which is in bitcoin, in satoshis. */
export function satoshis(bitcoin: string): number {
    return Math.round(Number(bitcoin) * 1e8);
}

/** An amount in satoshis as Electrum takes it: in bitcoin, never with an exponent. */
export function bitcoin(satoshis: number): string {
    return (satoshis / 1e8).toFixed(8);
}
