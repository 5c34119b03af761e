import { onPath } from "../engine/support/plugins";

/** Describes what needs these programs; where one is missing, says so and skips all of it. */
export function describeWith(programs: readonly string[], title: string, tests: () => void): void {
    const lacking = programs.filter((program) => onPath(program) === undefined);
    if (lacking.length === 0) describe(title, tests);
    else describe.skip(`${title} (skipped: there is no ${lacking.join(" and no ")})`, tests);
}
