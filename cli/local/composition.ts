import { readFileSync } from "node:fs";

import { load } from "js-yaml";

/** The part of a Compose file's service that is used here, by Compose's own words. */
export interface Service {
    readonly image: string;
    readonly entrypoint: readonly string[];
    readonly command?: readonly string[];
    readonly user: string;
    /** `service:NAME` for the network of another service's container. */
    readonly network_mode?: string;
    readonly networks?: { readonly default: { readonly aliases: readonly string[] } };
    readonly depends_on?: readonly string[];
    /** `${NAME}` as a value is read from the environment, and never stands on a command line. */
    readonly environment?: Readonly<Record<string, string>>;
    readonly ports?: readonly string[];
    /** `VOLUME:PATH`, with `:ro` behind it where it may only be read. */
    readonly volumes?: readonly string[];
    readonly tmpfs?: readonly string[];
    readonly read_only: boolean;
    readonly cap_drop: readonly string[];
    readonly sysctls?: Readonly<Record<string, string>>;
    readonly ulimits?: { readonly nofile: { readonly soft: number; readonly hard: number } };
    readonly mem_limit?: string;
    readonly stop_signal?: string;
    readonly stop_grace_period?: string;
    readonly healthcheck?: {
        readonly test: readonly string[];
        readonly interval: string;
        readonly timeout: string;
        readonly start_period: string;
        readonly retries: number;
    };
}

/** A Compose file: what its containers are, and what Docker calls their volumes. */
export interface Composition {
    /** Begins the names of containers; it is the network's name. */
    readonly name: string;
    readonly network: string;
    /** In the order in which they start. */
    readonly services: Readonly<Record<string, Service>>;
    /** Docker's name of each volume. */
    readonly volumes: Readonly<Record<string, string>>;
}

/** Reads a Compose file as a run with this name, so that several can stand beside each other. */
export function readComposition(file: string, name: string): Composition {
    const { services, volumes } = load(readFileSync(file, "utf8")) as {
        services: Record<string, Service>;
        volumes: Record<string, null>;
    };
    return {
        name,
        network: name,
        services,
        volumes: Object.fromEntries(
            Object.keys(volumes).map((volume) => [volume, `${name}_${volume}`]),
        ),
    };
}

/** The same with some words of one service changed. */
export function changed(
    composition: Composition,
    service: string,
    change: (service: Service) => Partial<Service>,
): Composition {
    const before = serviceOf(composition, service);
    const after = { ...before, ...change(before) };
    return { ...composition, services: { ...composition.services, [service]: after } };
}

/** The name of a service's container. */
export function containerOf({ name }: Composition, service: string): string {
    return `${name}-${service}`;
}

/** What `docker create` is told for one of Compose's words; what a word is not known for is an error. */
type Flags = {
    readonly [Word in keyof Service]-?: (
        value: NonNullable<Service[Word]>,
        composition: Composition,
    ) => readonly string[];
};

const flags: Flags = {
    user: (user) => ["--user", user],
    network_mode: (mode, composition) => [
        "--network",
        `container:${containerOf(composition, mode.replace(/^service:/, ""))}`,
    ],
    networks: ({ default: { aliases } }, { network }) => [
        "--network",
        network,
        ...aliases.flatMap((alias) => ["--network-alias", alias]),
    ],
    environment: (variables) =>
        Object.entries(variables).flatMap(([name, value]) => [
            "--env",
            value === `\${${name}}` ? name : `${name}=${value}`,
        ]),
    ports: (ports) => ports.flatMap((port) => ["--publish", port]),
    volumes: (mounts, { volumes }) =>
        mounts.flatMap((mount) => {
            const [volume = "", ...rest] = mount.split(":");
            return ["--volume", [volumes[volume] ?? volume, ...rest].join(":")];
        }),
    tmpfs: (mounts) => mounts.flatMap((mount) => ["--tmpfs", mount]),
    read_only: (readOnly) => (readOnly ? ["--read-only"] : []),
    cap_drop: (capabilities) => capabilities.flatMap((name) => ["--cap-drop", name]),
    sysctls: (parameters) =>
        Object.entries(parameters).flatMap(([name, value]) => ["--sysctl", `${name}=${value}`]),
    ulimits: ({ nofile: { soft, hard } }) => ["--ulimit", `nofile=${soft}:${hard}`],
    mem_limit: (limit) => ["--memory", limit, "--memory-swap", limit],
    stop_signal: (signal) => ["--stop-signal", signal],
    stop_grace_period: (period) => ["--stop-timeout", seconds(period)],
    healthcheck: ({ test: [, ...command], interval, timeout, start_period, retries }) => [
        ...["--health-cmd", command.join(" "), "--health-interval", interval],
        ...["--health-timeout", timeout, "--health-start-period", start_period],
        ...["--health-retries", String(retries)],
    ],
    // These have their places at the end of the command line, or decide an order.
    image: () => [],
    entrypoint: () => [],
    command: () => [],
    depends_on: () => [],
};

/** What `docker create` is told to make a service's container. */
export function createArguments(composition: Composition, service: string): string[] {
    const definition = serviceOf(composition, service);
    const [program = "", ...rest] = definition.entrypoint;
    const options = Object.entries(definition).flatMap(([word, value]) => {
        if (!Object.hasOwn(flags, word))
            throw new Error(`compose.yaml: ${word} is not carried out here.`);
        const flag = flags[word as keyof Service] as (value: unknown, of: Composition) => string[];
        return flag(value, composition);
    });
    return [
        ...["--name", containerOf(composition, service), ...options],
        ...["--entrypoint", program, definition.image, ...rest, ...(definition.command ?? [])],
    ];
}

function serviceOf(composition: Composition, service: string): Service {
    const definition = composition.services[service];
    if (definition === undefined) throw new Error(`compose.yaml has no service ${service}.`);
    return definition;
}

/** A time of Compose's as the number that Docker wants. */
function seconds(period: string): string {
    const [, number] = /^(\d+)s$/.exec(period) ?? [];
    if (number === undefined) throw new Error(`compose.yaml: ${period} is not a time like 120s.`);
    return number;
}
