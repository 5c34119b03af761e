import { gzipSync } from "node:zlib";

import { scan } from "../../../policies/keys/scan";
import { tarOf, zipOf } from "./archives";
import { corpus } from "./corpus";
import { wordsOf } from "./lists";
import { publicBytes } from "./numbers";

/** Scans this many inputs, and prints what came of it as one JSON object. Runs in a process of its own. */
const inputs = 10_000;

/** Numbers that look random, the same in every run. */
const numbers = publicBytes("fuzz", 1 << 16);
let read = 0;

function below(limit: number): number {
    read = (read + 2) % (numbers.length - 2);
    return numbers.readUInt16LE(read) % limit;
}

const samples = corpus().map(({ value }) => Buffer.from(value as string));
const words = wordsOf("electrum-old");

/** Beginnings of everything that is looked for or into: repeated, cut and put in each other. */
const pieces = [
    "-----BEGIN PRIVATE KEY-----\n",
    "Proc-Type: 4,ENCRYPTED\n",
    '{"kty":',
    '"kdfparams":{',
    "{",
    "}",
    "ur:seed/",
    "ms1",
    "nsec1",
    "AGE-SECRET-KEY-1",
    "xprv9s21ZrQH143K",
    "seed: ",
    "%25",
    "%41",
    "\\u0041",
    '\\\\\\"',
    "=\n",
    "quoted-printable",
    "'seed_version': 4",
    "wsh(multi(2,",
    "H:2,",
    "BIE1\x02",
    "\x1f\x8b\x08",
    "PK\x03\x04",
    "PK\x05\x06",
    "x\x9c",
    "\x30\x82\x04\xa2",
    "\x02\x01\x01\x04\x20",
    "的一是",
    "あい　",
    "é",
    "\u{1f600}",
    "QUJD".repeat(12),
    "0x",
    "5J",
    "K",
    "\0",
    "\ufeff",
    "\xff\xfe",
    "abandon ",
    "zoo, ",
    "1. ",
    "\n\n",
];

const kinds: (() => Buffer)[] = [
    () => publicBytes(`fuzz ${read}`, below(4096)),
    () =>
        Buffer.from(
            Array.from({ length: below(400) }, () => pieces[below(pieces.length)]!).join(""),
        ),
    () => Buffer.from(pieces[below(pieces.length)]!.repeat(below(800))),
    () =>
        Buffer.from(
            Array.from({ length: below(500) }, () => words[below(words.length)]!).join(" "),
        ),
    () => changed(samples[below(samples.length)]!),
    () => samples[below(samples.length)]!.subarray(0, below(400)),
    () => Buffer.from(changed(samples[below(samples.length)]!).toString("base64")),
    () => changed(gzipSync(samples[below(samples.length)]!)),
    () => changed(zipOf({ a: samples[below(samples.length)]!, b: publicBytes("b", 99) })),
    () => changed(tarOf({ a: samples[below(samples.length)]!, b: publicBytes("b", 99) })),
];

/** Bytes of which some are others, or missing, or twice there. */
function changed(bytes: Buffer): Buffer {
    const copy = Buffer.from(bytes);
    for (let i = below(6); i > 0; i--) copy[below(copy.length)] = below(256);
    const [from, to] = [below(copy.length), below(copy.length)];
    return below(2) === 0 ? copy : Buffer.concat([copy.subarray(0, from), copy.subarray(to)]);
}

let [findings, unread] = [0, 0];
for (let i = 0; i < inputs; i++) {
    const scanned = scan(kinds[i % kinds.length]!(), i % 7 === 0 ? "wallet.seed" : "");
    findings += scanned.findings.length;
    unread += scanned.unread.length;
}
for (const bomb of [gzipSync(Buffer.alloc(500 << 20)), zipOf({ a: Buffer.alloc(200 << 20) })]) {
    unread += scan(bomb).unread.length;
}
const peakMiB = process.resourceUsage().maxRSS / 1024;
process.stdout.write(JSON.stringify({ inputs, findings, unread, peakMiB }));
