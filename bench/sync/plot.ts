import type { Spread, Summary } from "./summary";

const width = 760;
/** Where bars begin, and what is left on their right for the figures. */
const left = 260;
const right = 150;
const rowHeight = 46;
const top = 64;

/** Colours that can be read on a white and on a black page. */
const style = `
    text { font: 13px system-ui, sans-serif; fill: #24292f; }
    .title { font-weight: 600; font-size: 15px; }
    .faint { fill: #57606a; }
    .axis { stroke: #8c959f; }
    .total { fill: #0969da; }
    .other { fill: #8c959f; }
    .node { fill: #bf8700; }
    .spread { stroke: #24292f; stroke-width: 1.5; }
    @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; }
        .faint { fill: #9198a1; }
        .total { fill: #4493f8; }
        .node { fill: #d29922; }
        .spread { stroke: #e6edf3; }
    }`;

/**
 * The times of first syncs as an SVG: a bar for the whole, a thin one for the node, and a line from the
 * shortest to the longest run.
 *
 * @param own the configuration whose bars stand out
 * @param subtitle when and where it was measured
 */
export function plot(all: readonly Summary[], own: string, subtitle: string): string {
    const longest = Math.max(...all.map(({ total }) => total.most), 1);
    const scale = (width - left - right) / longest;
    const height = top + all.length * rowHeight + 16;
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img">`,
        `<title>First sync by configuration and storage, in seconds</title>`,
        `<style>${style}\n</style>`,
        text(16, 24, "title", "First sync of the bench's chain, in seconds: shorter is better"),
        text(16, 44, "faint", subtitle),
        ...all.flatMap((one, n) => row(one, one.configuration === own, top + n * rowHeight, scale)),
        `<line class="axis" x1="${left}" y1="${top - 8}" x2="${left}" y2="${height - 12}"/>`,
        "</svg>",
        "",
    ].join("\n");
}

function row(one: Summary, isOwn: boolean, y: number, scale: number): string[] {
    const figures = `${one.total.median.toFixed(1)} s, node ${one.node.median.toFixed(1)} s`;
    return [
        text(16, y + 14, "", one.configuration),
        text(16, y + 30, "faint", one.storage),
        bar(isOwn ? "total" : "other", y, 18, one.total.median * scale),
        bar("node", y + 21, 7, one.node.median * scale),
        whisker(one.total, y + 9, scale),
        text(left + one.total.most * scale + 8, y + 14, "", figures),
    ];
}

function bar(kind: string, y: number, height: number, length: number): string {
    return `<rect class="${kind}" x="${left}" y="${y}" width="${length.toFixed(1)}" height="${height}"/>`;
}

function whisker({ least, most }: Spread, y: number, scale: number): string {
    const [x1, x2] = [least, most].map((value) => (left + value * scale).toFixed(1));
    return `<line class="spread" x1="${x1}" y1="${y}" x2="${x2}" y2="${y}"/>`;
}

function text(x: number, y: number, kind: string, content: string): string {
    const escaped = content.replace(/&/g, "&amp;").replace(/</g, "&lt;");
    return `<text class="${kind}" x="${x.toFixed(0)}" y="${y}">${escaped}</text>`;
}
