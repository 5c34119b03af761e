import { scan } from "../../policies/keys/scan";
import { hostileInputs } from "../../test/support/keys/hostileInputs";

/** A size, and one four times as large, in bytes. */
const small = 250_000;
const growth = 4;

/** For each input: millions of bytes in a second, and how many times longer four times as much takes. */
export function hostile(): [what: string, rate: string, times: string][] {
    return Object.entries(hostileInputs).map(([what, make]) => {
        const [one, four] = [make(small), make(growth * small)];
        const [short, long] = [seconds(one), seconds(four)];
        const rate = four.length / 1e6 / long;
        return [what, rate.toFixed(1), (long / short).toFixed(1)];
    });
}

/** The shortest of some runs: the others were disturbed. */
function seconds(input: Buffer): number {
    const runs = Array.from({ length: 4 }, () => {
        const started = performance.now();
        scan(input);
        return (performance.now() - started) / 1000;
    });
    return Math.min(...runs);
}
