import { SaxesParser } from "saxes";

/** An element as a strict parser of XML reads it. */
export interface XmlElement {
    readonly name: string;
    readonly attributes: Record<string, string>;
    readonly children: XmlElement[];
    /** Its own text and that of everything inside. */
    text: string;
}

/** Reads a document; throws where it is not well-formed. */
export function readXml(document: string): XmlElement {
    const root: XmlElement = { name: "", attributes: {}, children: [], text: "" };
    const open = [root];
    const parser = new SaxesParser();
    parser.on("error", (error) => {
        throw error;
    });
    parser.on("opentag", ({ name, attributes }) => {
        const element: XmlElement = { name, attributes, children: [], text: "" };
        open.at(-1)!.children.push(element);
        open.push(element);
    });
    parser.on("text", (text) => {
        for (const element of open) element.text += text;
    });
    parser.on("closetag", () => {
        open.pop();
    });
    parser.write(document).close();
    return root;
}

/** An element and everything inside it. */
export function allIn(element: XmlElement): XmlElement[] {
    return [element, ...element.children.flatMap(allIn)];
}
