import * as pulumi from "@pulumi/pulumi";

import { cidrProblem } from "./components/addresses";
import { refusal } from "./components/bitcoinOptions";
import * as choices from "./components/choices";
import { contradictionsIn } from "./components/contradictions";
import {
    flag,
    listOf,
    oneOf,
    oneOfNumbers,
    text,
    textsFor,
    wholeNumber,
} from "./components/settingKinds";
import type { Setting } from "./components/settingKinds";
import { fargateSizes, taskSize } from "./components/sizes";

const cpuUnits = [...fargateSizes.keys()];
const memorySizes = [...new Set([...fargateSizes.values()].flat())].sort((a, b) => a - b);

/** The days that CloudWatch can keep logs for, up to five years (PutRetentionPolicy). */
const retentions = [1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827];

/** What there are two of: a stack's data is on two file systems. */
const halves = ["blocks", "databases"] as const;

/** Every setting, with its default and its meaning. README's table is made from this one. */
export const table = {
    topology: oneOf(choices.topologies, "full", "with NAT and load balancer, or with neither"),
    network: oneOf(choices.networks, "mainnet", "the Bitcoin network"),
    phase: oneOf(choices.phases, "sync", "large and fast for the first sync, or small for serving"),
    paused: flag(false, "stop the task, keep the data"),
    cpu: oneOfNumbers(cpuUnits, 4096, undefined, "CPU units, 1024 to a vCPU; by phase if unset"),
    memory: oneOfNumbers(
        memorySizes,
        30720,
        undefined,
        "memory in MiB; by phase if unset",
        "a size that Fargate has, from 512 to 122880",
    ),
    architecture: oneOf(choices.architectures, "x86_64", "the processor; arm64 costs a fifth less"),
    access: oneOf(choices.accesses, "public", "from the internet, or only from inside AWS"),
    allowedCidrs: listOf("IPv4 ranges", "203.0.113.7/32", cidrProblem, "who may reach port 50002"),
    openToWorld: flag(false, "allow a range that is (nearly) the whole internet"),
    natGateways: oneOf(choices.natGatewayChoices, "one", "one NAT gateway, or one in each zone"),
    flowLogs: flag(false, "log the VPC's connections"),
    bitcoinConf: listOf("option=value lines", "maxmempool=500", refusal, "extra bitcoind options"),
    certificateGeneration: wholeNumber(1, 9999, 1, "raise it to renew certificate and key"),
    logRetentionDays: oneOfNumbers(retentions, 30, 30, "days that logs are kept"),
    alarmEmail: text(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, "you@example.com", "who gets alarms by e-mail"),
    monthlyBudgetUsd: wholeNumber(1, 999_999, undefined, "US dollars a month, warned about"),
    protectData: flag(false, "refuse to destroy the chain data"),
    backup: oneOf(choices.backupChoices, "none", "recovery points of the chain data"),
    fileSystemIds: textsFor(
        halves,
        /^fs-[0-9a-f]{8,17}$/,
        { blocks: "fs-0123456789abcdef0", databases: "fs-0fedcba9876543210" },
        "two file systems",
        "start from the data that another stack has kept",
    ),
    restoreFrom: textsFor(
        halves,
        /^arn:aws[a-z-]*:backup:[a-z0-9-]+:\d{12}:recovery-point:[0-9A-Za-z-]+$/,
        { blocks: recoveryPoint("a"), databases: recoveryPoint("b") },
        "two recovery points",
        "start from a backup's recovery points",
    ),
    domain: text(
        /^(?=.{4,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}$/,
        "node.example.com",
        "a name of your own for the server",
    ),
    hostedZone: text(
        /^[A-Z0-9]{5,32}$/,
        "Z0123456789EXAMPLE",
        "the Route 53 zone that domain is in, by its id",
    ),
};

type Value<S> = S extends Setting<infer T> ? T : never;
type Given = { readonly [Name in keyof typeof table]: Value<(typeof table)[Name]> };

/** The settings of one stack: checked, with defaults and sizes filled in. */
export interface Settings extends Omit<Given, "cpu" | "memory"> {
    /** CPU units, 1,024 to a vCPU. */
    readonly cpu: number;
    /** MiB. */
    readonly memory: number;
    /** The AWS region, as in `us-east-1`. */
    readonly region: string;
}

/** The running stack's settings. Throws a `RunError` with one line for each thing that is wrong. */
export function readSettings(): Settings {
    const { given, problems } = readTable();
    const { region, problem } = readRegion();
    const settings = { ...given, ...taskSize(given.phase, given.network, given), region };
    const wrong = [...problems, ...problem];
    const all = wrong.length > 0 ? wrong : contradictions(settings, given);
    if (all.length > 0) throw new pulumi.RunError(all.join("\n"));
    return settings;
}

/** What works but will surprise, each with the command that changes it. */
export function warnings({ access, allowedCidrs, backup, phase }: Settings): string[] {
    const surprises: [boolean, string, string][] = [
        [
            access === "public" && allowedCidrs.length === 0,
            "allowedCidrs is empty, so no wallet outside the VPC can connect",
            "set --path 'allowedCidrs[0]' YOUR.IP.ADDRESS/32",
        ],
        [
            backup === "weekly" && phase === "sync",
            "backup is weekly, but recovery points are made in phase serve only",
            "set phase serve",
        ],
    ];
    return surprises.flatMap(([surprising, what, mend]) =>
        surprising ? [`${what}. Run: ${config(mend)}`] : [],
    );
}

function readTable(): { given: Given; problems: string[] } {
    const prefix = `${pulumi.getProject()}:`;
    const given: Record<string, unknown> = {};
    const problems: string[] = [];
    for (const [name, setting] of Object.entries(table)) given[name] = setting.fallback;
    for (const [key, written] of Object.entries(pulumi.runtime.allConfig())) {
        if (!key.startsWith(prefix)) continue;
        const name = key.slice(prefix.length);
        const setting: Setting<unknown> | undefined = Object.hasOwn(table, name)
            ? table[name as keyof Given]
            : undefined;
        if (setting === undefined) {
            problems.push(unknown(name));
            continue;
        }
        const read = setting.read(written);
        if ("value" in read) given[name] = read.value;
        else {
            const { at, text: entry, why, mend } = read;
            const what = isSecret(key) ? "a secret that is not shown" : shown(entry);
            const command = config(`set ${mend.replace("NAME", name)}`);
            problems.push(`${name}${at} is ${what}: ${why}. Run: ${command}`);
        }
    }
    return { given: given as Given, problems };
}

/** A recovery point as AWS names it, for an example. */
function recoveryPoint(digit: string): string {
    const id = `${digit.repeat(8)}-0000-4000-8000-${digit.repeat(12)}`;
    return `arn:aws:backup:us-east-1:123456789012:recovery-point:${id}`;
}

function unknown(name: string): string {
    const known = Object.keys(table).join(", ");
    const command = config(`rm ${couldBeKey(name) ? "NAME" : name}`);
    return `${shown(name)} is not a setting. Settings: ${known}. Run: ${command}`;
}

/** The AWS provider's region: from the configuration first, then from the environment, as it does. */
function readRegion(): { region: string; problem: string[] } {
    const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
    const region = new pulumi.Config("aws").get("region") ?? AWS_REGION ?? AWS_DEFAULT_REGION;
    if (region !== undefined && /^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) {
        return { region, problem: [] };
    }
    const what = region === undefined ? "not set" : `${shown(region)}, which is no AWS region`;
    const mend = config("set aws:region us-east-1");
    return { region: "", problem: [`aws:region is ${what}; every stack needs one. Run: ${mend}`] };
}

function contradictions(settings: Settings, given: Given): string[] {
    return contradictionsIn(settings, given).map(([what, mend]) => `${what}. Run: ${config(mend)}`);
}

/** A value as a message may show it: not when it is long, and not when it could be a key or a seed. */
function shown(value: string): string {
    return couldBeKey(value) ? "a value that is not shown" : JSON.stringify(value);
}

function couldBeKey(value: string): boolean {
    const run = /[A-Za-z0-9+/_=-]{20}/;
    const words = /([a-z]{3,}\W+){3}[a-z]{3,}/i;
    return value.length > 40 || run.test(value) || words.test(value);
}

/** Whether the stack file holds a value encrypted (the engine lists those names for the program). */
function isSecret(key: string): boolean {
    const names: unknown = JSON.parse(process.env["PULUMI_CONFIG_SECRET_KEYS"] ?? "[]");
    return Array.isArray(names) && names.includes(key);
}

function config(words: string): string {
    return `pulumi config ${words} --stack ${pulumi.getStack()}`;
}
