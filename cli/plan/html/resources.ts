import { table } from "../../../config";
import { element } from "../../markup";
import type { Markup } from "../../markup";
import { componentsOf } from "../picture/components";
import type { Plan } from "../plan";
import type { Planned } from "../vpc";

/** For engineers: every planned resource by component, and every setting. */
export function resourceDetails({ resources, program }: Plan): Markup[] {
    return [
        element(
            "details",
            {},
            element("summary", {}, `All ${resources.length} resources`),
            ...componentsOf(resources).flatMap((name) => [
                element("h4", {}, name),
                element("ul", {}, ...resources.filter(inside(name)).map(resourceLine)),
            ]),
        ),
        element(
            "details",
            {},
            element("summary", {}, "All settings"),
            element(
                "ul",
                {},
                ...Object.keys(table).map((name) =>
                    element("li", {}, element("code", {}, name), `: ${settingText(name, program)}`),
                ),
            ),
        ),
    ];
}

function inside(component: string): (resource: Planned) => boolean {
    return (one) => one.component === component && one.name !== component;
}

function resourceLine({ type, name, madeBy }: Planned): Markup {
    const by = madeBy === undefined ? "" : ` (made by ${madeBy})`;
    return element("li", {}, element("code", {}, type), ` ${name}${by}`);
}

/**
 * A setting as a page may show it. What a person writes freely could hold a secret by mistake, or be
 * somebody's address: of that only how much there is.
 */
function settingText(name: string, { settings }: Plan["program"]): string {
    const { bitcoinConf, alarmEmail, ...safe } = settings;
    if (name === "bitcoinConf" && bitcoinConf.length > 0)
        return `${bitcoinConf.length}, not shown here`;
    if (name === "alarmEmail") return alarmEmail === undefined ? "not set" : "set, not shown here";
    const value = Object.entries(safe).find(([key]) => key === name)?.[1];
    // A pair of ids is an object.
    if (typeof value === "object") return Object.values(value).join(", ") || "none";
    return String(value ?? "not set");
}
