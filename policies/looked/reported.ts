/** What is wrong with a resource, by the path of the property. */
export interface Reported {
    readonly path: string;
    readonly wrong: string;
}

/** By URN. The engine asks about each resource before it asks about the whole stack, in one process. */
const reported = new Map<string, ReadonlySet<string>>();

/** Keeps what was said of a resource's inputs, so that it is not said again of its outputs. */
export function remember(urn: string, wrong: readonly Reported[]): void {
    reported.set(urn, new Set(wrong.map((one) => one.path)));
}

/** Whether something was said of a property already. */
export function isReported(urn: string, { path }: Reported): boolean {
    return reported.get(urn)?.has(path) === true;
}
