import { asset } from "@pulumi/pulumi";

import { isUnknown, objectAt } from "../properties";
import type { Properties } from "../properties";
import { shownName } from "./said";

/** A text somewhere in a resource's properties. */
export interface Value {
    /** Where it is, as `containers[0].environment[1].value`; no part of it is a key. */
    readonly path: string;
    /** What is known of it: the path, and the name in the object that it is in. */
    readonly name: string;
    readonly text: string;
}

/** A file, an archive or a text that is handed to a provider as such. */
export interface Content {
    readonly path: string;
    readonly content: asset.Asset | asset.Archive;
}

/** The shortest text that is a key, in bytes. */
const shortest = 22;

/** The shortest list that may be a seed phrase, a word in each entry. */
const fewestWords = 12;

/** What AWS calls the value of any secret: it says nothing of what is in it. */
const neutral = /\bsecret(String|Binary)\b/g;

/** Every text in properties that may hold a key, names of fields among them. Unknown values are passed over. */
export function* valuesIn(props: Properties, of = ""): Generator<Value> {
    yield* inObject(props, "", of);
}

/** Every asset and archive in properties. */
export function* contentsIn(value: unknown, path = ""): Generator<Content> {
    if (Array.isArray(value)) {
        for (const [i, one] of value.entries()) yield* contentsIn(one, `${path}[${i}]`);
    } else if (isContent(value)) {
        yield { path, content: value };
    } else {
        for (const [key, one] of Object.entries(objectAt(value))) {
            yield* contentsIn(one, joined(path, key));
        }
    }
}

function* inObject(object: Properties, path: string, of: string): Generator<Value> {
    // A variable and its value are one object: the one says what the other is.
    const { name, key } = object;
    const sibling = [name, key].filter((one) => typeof one === "string" && !isUnknown(one));
    for (const [field, value] of Object.entries(object)) {
        if (field.length >= shortest) yield { path: `${path} (a name)`, name: of, text: field };
        yield* inValue(value, joined(path, field), [of, ...sibling].join(" "));
    }
}

function* inValue(value: unknown, path: string, of: string): Generator<Value> {
    if (typeof value === "string") {
        const isKnown = Buffer.byteLength(value) >= shortest && !isUnknown(value);
        if (isKnown) yield { path, name: `${of} ${path}`.replace(neutral, ""), text: value };
    } else if (Array.isArray(value)) {
        yield* inList(value, path, of);
    } else if (!isContent(value)) {
        yield* inObject(objectAt(value), path, of);
    }
}

function* inList(list: readonly unknown[], path: string, of: string): Generator<Value> {
    const texts = list.filter((one) => typeof one === "string" && !isUnknown(one));
    if (texts.length >= fewestWords) yield { path, name: of, text: JSON.stringify(texts) };
    for (const [i, one] of list.entries()) yield* inValue(one, `${path}[${i}]`, of);
}

function isContent(value: unknown): value is asset.Asset | asset.Archive {
    return asset.Asset.isInstance(value) || asset.Archive.isInstance(value);
}

function joined(path: string, key: string): string {
    const shown = key.length < shortest ? key : shownName(key);
    return path === "" ? shown : `${path}.${shown}`;
}
