import { deflateSync, gzipSync } from "node:zlib";

import { tarOf, zipOf } from "./archives";
import { extended, extendedVersions, miniKey } from "./base58";
import { bip39Words } from "./phrases";
import { publicBytes } from "./numbers";
import { sample } from "./sample";
import type { Sample } from "./sample";

/** Layers, and how a text gets into one. */
export const layerings: Record<string, (text: string) => string | Buffer> = {
    base64: (text) => base64(text),
    "base64 for URLs": (text) => Buffer.from(text).toString("base64url"),
    "base64 on lines": (text) => onLines(base64(`# ${"x".repeat(300)}\n${text}\n`), "\n"),
    "base64 on lines in JSON": (text) =>
        JSON.stringify({ data: onLines(base64(`${"y ".repeat(99)}\n${text}`), "\n") }),
    "base64 twice": (text) => base64(base64(text)),
    hexadecimal: (text) => Buffer.from(text).toString("hex"),
    "percent, all of it": (text) =>
        [...Buffer.from(text)].map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""),
    "percent, in a URL": (text) => `https://example.com/?q=${encodeURIComponent(`"${text}"`)}&r=1`,
    "JSON in JSON": (text) => JSON.stringify({ a: JSON.stringify({ b: JSON.stringify([text]) }) }),
    "code points": (text) =>
        Array.from(text, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, "0")}`).join(""),
    "bytes with a backslash": (text) =>
        [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join(""),
    gzip: (text) => gzipSync(text),
    zlib: (text) => deflateSync(text),
    "gzip in base64": (text) => base64(gzipSync(text)),
    "zlib in base64": (text) => base64(deflateSync(text)),
    tar: (text) => tarOf({ "a/b.txt": text }),
    "tar in gzip in base64": (text) =>
        base64(gzipSync(tarOf({ "etc/app.env": `A=1\nX=${text}\n` }))),
    zip: (text) => zipOf({ "a.txt": "nothing", "b/c.yaml": `x: ${text}\n` }),
    "zip, stored": (text) => zipOf({ "b.txt": text }, true),
    "zip in zip": (text) => zipOf({ "inner.zip": zipOf({ "b.txt": text }) }),
    "UTF-16, little endian": (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
    "UTF-16, big endian": (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
    "UTF-16 without a mark in base64": (text) => Buffer.from(text, "utf16le").toString("base64"),
    "cloud-init": (text) => mime("base64", onLines(base64(`#!/bin/sh\nX='${text}'\n`), "\n")),
    "quoted-printable": (text) =>
        mime(
            "quoted-printable",
            Array.from(text, (one, i) => (i % 20 === 19 ? `=\n${one}` : one)).join(""),
        ),
    "Kubernetes secret": (text) => `apiVersion: v1\nkind: Secret\ndata:\n  x: ${base64(text)}\n`,
};

/** A key in each layer. */
export function layered(label: string): Sample[] {
    const key = extended(label, extendedVersions["zprv"]!, 3);
    const phrase = bip39Words(label).join(" ");
    const mini = miniKey(label, 22);
    return Object.entries(layerings).flatMap(([what, put]) => [
        sample("mini-key", what, put(mini)),
        sample("extended-private-key", what, put(key)),
        sample("bip39", what, put(phrase)),
    ]);
}

function base64(content: string | Buffer): string {
    return Buffer.from(content as string).toString("base64");
}

function onLines(text: string, end: string): string {
    return text.match(/.{1,76}/g)!.join(end);
}

function mime(encoding: string, body: string): string {
    const boundary = publicBytes("boundary", 8).toString("hex");
    return [
        `Content-Type: multipart/mixed; boundary="${boundary}"`,
        "MIME-Version: 1.0",
        "",
        `--${boundary}`,
        'Content-Type: text/x-shellscript; charset="utf-8"',
        `Content-Transfer-Encoding: ${encoding}`,
        "",
        body,
        `--${boundary}--`,
        "",
    ].join("\n");
}
