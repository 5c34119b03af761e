/** Markup as it is written to a file. Only `element` makes it, so text is always escaped. */
export interface Markup {
    readonly markup: string;
}

/** What may stand in an element: text is escaped, `false` and undefined are left out. */
export type Child = Markup | string | number | false | undefined;

type Attributes = Readonly<Record<string, string | number | false | undefined>>;

/** Elements that HTML wants without an end tag. */
const empty = new Set(["meta", "br", "hr"]);

/** An element of HTML or SVG, written so that parsers of XML and of HTML both read it alike. */
export function element(name: string, attributes: Attributes, ...children: Child[]): Markup {
    const given = Object.entries(attributes)
        .filter(([, value]) => value !== undefined && value !== false)
        .map(([key, value]) => ` ${key}="${escaped(String(value))}"`)
        .join("");
    if (empty.has(name)) return { markup: `<${name}${given}/>` };
    return { markup: `<${name}${given}>${children.map(written).join("")}</${name}>` };
}

function written(child: Child): string {
    if (child === undefined || child === false) return "";
    return typeof child === "object" ? child.markup : escaped(String(child));
}

/** Text that ends no element and no attribute. XML has no place for most control characters. */
function escaped(text: string): string {
    return text
        .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, "\ufffd")
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;");
}

/** Pixels to a tenth: enough for the eye, and the same on every machine. */
export function rounded(pixels: number): number {
    return Math.round(pixels * 10) / 10;
}
