import { parseArgs } from "node:util";

import { titleOf } from "../../policies/keys/detectors";
import { corpus } from "../../test/support/keys/corpus";
import type { Sample } from "../../test/support/keys/sample";
import { table } from "../table";
import { hostile } from "./hostile";
import { measured, megabytes, ordinaryText } from "./ordinary";
import { others } from "./others";
import { places } from "./places";
import type { Place } from "./places";
import { preview } from "./preview";

const help = `Measures the key detectors: recall, false findings and speed, and the same of other scanners.
The corpus is made anew from public numbers in every run.

Usage: npm run bench:keys -- [--own]

  --own   leave the other scanners out: they take minutes
  --help  print this text
`;

/** The installed packages, and how much of their text is read: all of it, and what other scanners get. */
const packages = "node_modules";
const allText = 1e9;
const textForOthers = 31e6;

async function main(): Promise<void> {
    const { values } = parseArgs({
        options: { own: { type: "boolean" }, help: { type: "boolean" } },
    });
    if (values.help === true) {
        process.stdout.write(help);
        return;
    }
    const samples = corpus();
    print(`Measured on ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}.`);
    recall(samples);
    ordinary();
    print(
        "Input that gives each part the most to do, and how many times longer four times as much takes:",
    );
    print(table([["input", "MB/s", "times"], ...hostile()]));
    print(
        "Seconds until a new pack answers, and those that it takes for all resources of a stack:",
    );
    print(table([["stack", "resources", "start", "all resources"], ...(await preview("."))]));
    if (values.own !== true) compare(samples);
}

/** How many keys of each format are found, by place. */
function recall(samples: readonly Sample[]): void {
    const formats = [...new Set(samples.map(({ format }) => format))];
    const head = ["format", "keys", ...places.map(({ name }) => name)];
    const rows = formats.map((format) => {
        const own = samples.filter((sample) => sample.format === format);
        return [titleOf(format), own.length, ...places.map((place) => found(own, place))];
    });
    const all = ["all", samples.length, ...places.map((place) => found(samples, place))];
    print("Keys found, of those that there are:");
    print(table([head, ...rows, all]));
}

function found(samples: readonly Sample[], { takes, finds }: Place): string {
    const taken = samples.filter(takes);
    return taken.length === 0 ? "by name only" : `${taken.filter(finds).length} of ${taken.length}`;
}

/** What is found where there is nothing, and how fast. */
function ordinary(): void {
    const text = ordinaryText(packages, allText);
    measured(text.slice(0, text.length / 10));
    const { found: falsely, rate } = measured(text);
    const size = megabytes(text).toFixed(1);
    print(`Ordinary text, ${size} MB in ${text.length} files of the installed packages:`);
    print(`${falsely.length} findings, ${rate.toFixed(1)} MB/s on one core.`);
    for (const { path, format } of falsely) print(`- ${path}: ${titleOf(format)}`);
}

/** The same keys and text, by other scanners. */
function compare(samples: readonly Sample[]): void {
    const text = ordinaryText(packages, textForOthers);
    const { found: falsely, rate } = measured(text);
    const [bare, container] = places.map(({ finds }) => samples.filter(finds).length);
    const own = ["these", "", bare ?? 0, container ?? 0, falsely.length, rate.toFixed(1)];
    const size = megabytes(text).toFixed(1);
    const head = ["scanner", "version", "bare", "in a container", `in ${size} MB of text`, "MB/s"];
    print(
        `Beside other scanners, as files: of ${samples.length} keys, findings in text, and speed:`,
    );
    print(table([head, own, ...others(samples, text)]));
}

function print(text: string): void {
    process.stdout.write(`${text}\n\n`);
}

void main();
