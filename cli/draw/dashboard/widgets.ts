import type { Widget } from "../../../components/dashboard";
import type { MetricContent } from "../../../components/widgets";
import type { Markup } from "../../markup";
import { line, rectangle, text } from "./elements";
import type { Box } from "./elements";

/** What a picture shows that a dashboard's JSON does not say. */
export interface Sample {
    /** Values by a row's label, the newest last. */
    readonly values: Readonly<Record<string, readonly number[]>>;
    /** The rows that the query of the states brings. */
    readonly states: readonly (readonly string[])[];
}

/** A row of a widget, with what is known of it. */
interface Series {
    readonly label: string;
    readonly values: readonly number[];
}

/** What is inside a widget's frame. */
export function inside(widget: Widget, box: Box, sample: Sample): Markup[] {
    switch (widget.type) {
        case "text":
            return markdown(widget.properties.markdown, box);
        case "alarm":
            return alarms(widget.properties.alarms.map(String), box);
        case "log":
            return table(["Since", "State", "Why"], sample.states, box);
        case "metric": {
            const shown = seriesOf(widget, sample);
            return widget.properties.view === "singleValue"
                ? numbers(shown, box)
                : graph(shown, box);
        }
    }
}

function seriesOf({ properties }: MetricContent, sample: Sample): Series[] {
    const labels = properties.metrics.map((row) => row.at(-1) as { label?: string });
    return labels.flatMap(({ label }) => {
        if (label === undefined) return [];
        const values = sample.values[label];
        if (values === undefined) throw new Error(`the sample has no values for ${label}`);
        return [{ label, values }];
    });
}

/** Headings, lists, bold words and code: what the dashboard's text uses. */
function markdown(written: string, { x, y }: Box): Markup[] {
    return written.split("\n").map((one, i) => {
        const plain = one.replace(/^(## |- )/, "").replaceAll(/\*\*|`/g, "");
        if (one.startsWith("## ")) return text(x, y + 20, plain, "heading");
        return text(x, y + 24 + 26 * i, one.startsWith("- ") ? `•  ${plain}` : plain);
    });
}

/** Every alarm by its name, as one that is quiet: three in a row. */
function alarms(arns: readonly string[], { x, y, width }: Box): Markup[] {
    const step = width / 3;
    return arns.flatMap((arn, i) => {
        const left = x + (i % 3) * step;
        const top = y + 6 + 36 * Math.floor(i / 3);
        const name = arn.split(":").at(-1) ?? "";
        return [
            rectangle({ x: left, y: top, width: step - 10, height: 28 }, "quiet"),
            text(left + 10, top + 18, name, "name"),
            text(left + step - 20, top + 18, "OK", "ok end"),
        ];
    });
}

function table(
    head: readonly string[],
    rows: readonly (readonly string[])[],
    { x, y }: Box,
): Markup[] {
    const columns = [0, 190, 300];
    return [head, ...rows].flatMap((cells, i) =>
        cells.map((cell, column) => {
            const left = x + (columns[column] ?? 0);
            return text(left, y + 18 + 28 * i, cell, i === 0 ? "small" : undefined);
        }),
    );
}

/** The newest value of each, large. */
function numbers(shown: readonly Series[], { x, y, width, height }: Box): Markup[] {
    const step = width / shown.length;
    return shown.flatMap(({ label, values }, i) => {
        const middle = x + (i + 0.5) * step;
        const newest = values.at(-1);
        const number = newest === undefined ? "–" : short(newest);
        return [
            text(middle, y + height / 2 + 2, number, "number middle"),
            text(middle, y + height / 2 + 28, label, "small middle"),
        ];
    });
}

/** Lines from nought up, over a day, with their names below. */
function graph(shown: readonly Series[], { x, y, width, height }: Box): Markup[] {
    const columns = shown.some(({ label }) => label.length > 15) ? 2 : 3;
    const legendRows = Math.ceil(shown.length / columns);
    const plot = { x: x + 44, y: y + 8, width: width - 50, height: height - 32 - 18 * legendRows };
    const most = Math.max(...shown.flatMap(({ values }) => values), 1);
    const heightOf = (value: number): number => plot.y + plot.height * (1 - value / most);
    const scale = [0, most / 2, most].flatMap((value) => {
        const level = heightOf(value);
        const ends = [plot.x, plot.x + plot.width].map((end) => [end, level] as const);
        return [line(ends, "grid"), text(plot.x - 8, level + 4, short(value), "small end")];
    });
    const lines = shown.map(({ values }, i) => {
        const step = plot.width / (values.length - 1);
        const points = values.map((value, j) => [plot.x + j * step, heightOf(value)] as const);
        return line(points, `line colour-${i}`);
    });
    const below = plot.y + plot.height + 16;
    return [
        ...scale,
        ...lines,
        text(plot.x, below, "24 hours ago", "small"),
        text(plot.x + plot.width, below, "now", "small end"),
        ...legend(shown, columns, { x, y: below + 18, width }),
    ];
}

function legend(
    shown: readonly Series[],
    columns: number,
    { x, y, width }: Omit<Box, "height">,
): Markup[] {
    return shown.flatMap(({ label }, i) => {
        const left = x + ((i % columns) * width) / columns;
        const top = y + 18 * Math.floor(i / columns);
        return [
            rectangle({ x: left, y: top - 8, width: 10, height: 10 }, `fill-${i}`),
            text(left + 16, top + 1, label, "small"),
        ];
    });
}

/** With a thousand's letter, as CloudWatch writes large numbers. */
function short(value: number): string {
    const letters = ["", "k", "M", "G", "T"];
    const thousands = value < 1000 ? 0 : Math.floor(Math.log10(value) / 3);
    const number = value / 1000 ** thousands;
    return `${Number(number.toPrecision(3))}${letters[thousands] ?? ""}`;
}
