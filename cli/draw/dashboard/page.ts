import type { DashboardBody } from "../../../components/dashboard";
import { element } from "../../markup";
import { rectangle, text } from "./elements";
import { inside } from "./widgets";
import type { Sample } from "./widgets";

/** Pixels of a dashboard's column and row, and of what is around a widget. */
const column = 50;
const row = 46;
const gap = 4;
const title = 34;
const margin = 14;
const footer = 26;

/** As many as the busiest graph has lines; each can be told from the others on light and on dark. */
const colours = ["#2f7ed8", "#e8590c", "#2b8a3e", "#d6336c", "#7048e8", "#0c8599"];

const style = `
text { font: 14px system-ui, sans-serif; fill: #16191f }
.page { fill: #f2f3f3 }
.widget { fill: #ffffff; stroke: #d5dbdb }
.title { font-weight: 600; font-size: 15px }
.heading { font-weight: 600; font-size: 17px }
.small { font-size: 12px; fill: #545b64 }
.name { font-size: 12px }
.number { font-size: 30px }
.middle { text-anchor: middle }
.end { text-anchor: end }
.quiet { fill: none; stroke: #aab7b8 }
.ok { fill: #1d8102; font-weight: 600; font-size: 12px }
.grid { stroke: #d5dbdb; fill: none }
.line { stroke-width: 2; fill: none }
${colours.map((colour, i) => `.colour-${i} { stroke: ${colour} } .fill-${i} { fill: ${colour} }`).join("\n")}
@media (prefers-color-scheme: dark) {
  text { fill: #e9ebed }
  .page { fill: #0f1b2a }
  .widget { fill: #192534; stroke: #414d5c }
  .small { fill: #a4b1bf }
  .quiet { stroke: #5f6b7a }
  .ok { fill: #6aaf35 }
  .grid { stroke: #414d5c }
}
`;

/** A dashboard as it would look with these values, as SVG that needs nothing else. */
export function picture({ widgets }: DashboardBody, sample: Sample): string {
    const bottom = Math.max(...widgets.map(({ y, height }) => y + height)) * row;
    const page = { x: 0, y: 0, width: 24 * column, height: bottom + footer };
    const drawn = widgets.map((widget) => {
        const frame = {
            x: widget.x * column + gap,
            y: widget.y * row + gap,
            width: widget.width * column - 2 * gap,
            height: widget.height * row - 2 * gap,
        };
        const heading = "title" in widget.properties ? widget.properties.title : "";
        const above = heading === "" ? 10 : title;
        const box = {
            x: frame.x + margin,
            y: frame.y + above,
            width: frame.width - 2 * margin,
            height: frame.height - above,
        };
        return element(
            "g",
            {},
            rectangle(frame, "widget"),
            heading !== "" && text(box.x, frame.y + 23, heading, "title"),
            ...inside(widget, box, sample),
        );
    });
    const { width, height } = page;
    const said = "Drawn from the dashboard's JSON. All values are made up.";
    return element(
        "svg",
        { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, role: "img" },
        element("title", {}, "The dashboard, drawn from its JSON with sample data"),
        element("style", {}, style),
        rectangle(page, "page"),
        ...drawn,
        text(margin, bottom + 17, said, "small"),
    ).markup;
}
