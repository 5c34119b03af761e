import type { Plan } from "../plan/plan";
import { architecture } from "../plan/picture/architecture";
import { narrow, wide } from "../plan/picture/layout";
import { colours, drawingStyle } from "../plan/picture/style";
import { svg } from "../plan/picture/svg";

/** The pictures of a stack: the files' names in the project, and what is in them. */
export function pictures(plan: Plan): [file: string, text: string][] {
    return [
        [`docs/${plan.name}.svg`, wide] as const,
        [`docs/${plan.name}-narrow.svg`, narrow] as const,
    ].map(([file, measures]) => {
        const drawing = architecture(plan);
        return [file, `${svg(drawing, measures, colours + drawingStyle).markup}\n`];
    });
}
