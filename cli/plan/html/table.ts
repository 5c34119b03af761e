import { element } from "../../markup";
import type { Child, Markup } from "../../markup";

/** A table whose rows begin with what they are of. A telephone has no room for the head, so each cell has its own. */
export function table(head: readonly string[], rows: readonly (readonly Child[])[]): Markup {
    const heads = head.map((words) => element("th", { scope: "col" }, words));
    const body = rows.map(([of, ...cells]) =>
        element(
            "tr",
            {},
            element("th", { scope: "row" }, of),
            ...cells.map((cell, at) => element("td", { "data-head": head[at + 1] }, cell)),
        ),
    );
    return element(
        "table",
        { class: "stacked" },
        element("thead", {}, element("tr", {}, ...heads)),
        element("tbody", {}, ...body),
    );
}
