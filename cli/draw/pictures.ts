import { dashboard } from "../../components/dashboard";
import { architecture } from "../plan/picture/architecture";
import { narrow, wide } from "../plan/picture/layout";
import { colours, drawingStyle } from "../plan/picture/style";
import { svg } from "../plan/picture/svg";
import type { Plan } from "../plan/plan";
import { exampleArgs, exampleStates, exampleValues } from "./dashboard/example";
import { picture } from "./dashboard/page";

/** The file's name in the project, and what is in it. */
type PictureFile = readonly [file: string, text: string];

/** The pictures in `docs/`: the architectures of these stacks, and the dashboard. */
export function pictures(plans: readonly Plan[]): PictureFile[] {
    const sample = { values: exampleValues, states: exampleStates };
    return [
        ...plans.flatMap(architectures),
        ["docs/dashboard.svg", `${picture(dashboard(exampleArgs), sample)}\n`],
    ];
}

/** The pictures of a stack, for a window and for a telephone. */
export function architectures(plan: Plan): PictureFile[] {
    const style = colours + drawingStyle;
    return [
        [`docs/${plan.name}.svg`, wide] as const,
        [`docs/${plan.name}-narrow.svg`, narrow] as const,
    ].map(([file, measures]) => [file, `${svg(architecture(plan), measures, style).markup}\n`]);
}
