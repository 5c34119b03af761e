import type { Alarm } from "../../components/alarms";

export type AlarmState = "OK" | "ALARM" | "INSUFFICIENT_DATA";

/** What values are judged by. */
export interface Rule extends Pick<
    Alarm,
    "evaluationPeriods" | "datapointsToAlarm" | "comparisonOperator" | "threshold"
> {
    readonly treatMissingData: Alarm["treatMissingData"] | "notBreaching";
}

/** A value of a metric; times are seconds since 1970. */
export interface Point {
    readonly at: number;
    readonly value: number;
    /** When CloudWatch has got it; at once if not said. */
    readonly arrived?: number;
}

export interface Change {
    /** Seconds since 1970. */
    readonly at: number;
    readonly state: AlarmState;
}

/**
 * How many periods further back than it is asked to CloudWatch looks for values before it fills in what is
 * missing. AWS names no number; in its examples 3 periods become 5.
 */
const further = 2;

const minute = 60;

/**
 * What CloudWatch would make of an alarm: its changes of state, from INSUFFICIENT_DATA on. It judges every
 * minute by periods that end then (Amazon CloudWatch User Guide, "Alarm evaluation").
 */
export function changes(alarm: Alarm, points: readonly Point[], until?: number): Change[] {
    const arrived = ({ at, arrived = at }: Point): number => arrived;
    const waiting = points.toSorted((a, b) => arrived(a) - arrived(b));
    const known = new Map<number, number[]>();
    const ends = until ?? Math.max(...points.map(arrived)) + minute;
    const found: Change[] = [];
    let state: AlarmState = "INSUFFICIENT_DATA";
    for (let now = minuteOf(arrived(waiting[0]!)) + minute; now <= ends; now += minute) {
        while (waiting[0] !== undefined && arrived(waiting[0]) < now) {
            const { at, value } = waiting.shift()!;
            known.set(minuteOf(at), [...(known.get(minuteOf(at)) ?? []), value]);
        }
        const next = evaluate(alarm, range(alarm, known, now), state);
        if (next !== state) found.push({ at: now, state: next });
        state = next;
    }
    return found;
}

/**
 * One judgement, over the periods that were looked at, the oldest first; undefined where nothing came
 * (same guide, "Configuring how CloudWatch alarms treat missing data").
 */
export function evaluate(
    rule: Rule,
    periods: readonly (number | undefined)[],
    current: AlarmState,
): AlarmState {
    const { evaluationPeriods: n, datapointsToAlarm: m, treatMissingData } = rule;
    // Values are preferred to what would have to be filled in, even if they are older.
    const values = periods.filter((value) => value !== undefined).slice(-n);
    const breaching = values.filter((value) => breaches(rule, value)).length;
    const missing = n - values.length;
    if (breaching >= m) return "ALARM";
    if (missing === 0 || treatMissingData === "notBreaching") return "OK";
    if (treatMissingData === "breaching") return breaching + missing >= m ? "ALARM" : "OK";
    if (breaching < values.length) return "OK";
    // Nothing came, or nothing good: what did not come decides.
    if (treatMissingData === "ignore") return current;
    return values.length === 0 ? "INSUFFICIENT_DATA" : "ALARM";
}

/** The statistic of each period that is looked at, the last of which ends now. */
function range(alarm: Alarm, known: ReadonlyMap<number, readonly number[]>, now: number) {
    const { period, evaluationPeriods, statistic } = alarm;
    const count = evaluationPeriods + further;
    return Array.from({ length: count }, (_, i) => {
        const begin = now - (count - i) * period;
        const minutes = Array.from({ length: period / minute }, (_, j) => begin + j * minute);
        const values = minutes.flatMap((one) => known.get(one) ?? []);
        if (values.length === 0) return undefined;
        if (statistic === "SampleCount") return values.length;
        return statistic === "Minimum" ? Math.min(...values) : Math.max(...values);
    });
}

function breaches({ comparisonOperator, threshold }: Rule, value: number): boolean {
    return comparisonOperator === "LessThanThreshold" ? value < threshold : value >= threshold;
}

const minuteOf = (seconds: number): number => Math.floor(seconds / minute) * minute;
