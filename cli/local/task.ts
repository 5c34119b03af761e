import { volumesOfTask } from "../../components/volumes";
import { docker } from "../docker";
import { bitcoinCliIn } from "./bitcoinCli";
import type { BitcoinCli } from "./bitcoinCli";
import { containerOf, createArguments } from "./composition";
import type { Composition } from "./composition";

/** Marks what belongs to a run, so that it can be found and removed. */
export const label = "bitcoin-node.run";

/** How a container ended. */
export interface Ended {
    readonly service: string;
    readonly status: number;
    /** The last lines of its log. */
    readonly said: string;
}

/** How a container stopped when it was told to. */
export interface Stopped {
    readonly service: string;
    readonly status: number;
    readonly seconds: number;
}

/** How much of a log is read to say why a container ended. */
const lastLines = "20";

/** One ECS task, played by Docker: the containers start and stop in the order ECS would take. */
export class Task {
    readonly composition: Composition;
    /** bitcoin-cli beside bitcoind. */
    readonly cli: BitcoinCli;
    private readonly secrets: Readonly<Record<string, string>>;
    private readonly run: string;

    /**
     * @param run the run that the task belongs to: what is made carries its name
     * @param secrets the values of the environment's `${NAME}`
     */
    constructor(run: string, composition: Composition, secrets: Readonly<Record<string, string>>) {
        this.run = run;
        this.composition = composition;
        this.cli = bitcoinCliIn(containerOf(composition, "bitcoind"));
        this.secrets = secrets;
    }

    /** The services, in the order in which they start. */
    get services(): string[] {
        return Object.keys(this.composition.services);
    }

    /** The essential ones: all but the one that only holds the network. */
    get essential(): string[] {
        return this.services.filter(
            (service) => this.composition.services[service]?.networks === undefined,
        );
    }

    /** Runs a program in a service's container and returns what it printed. */
    exec(service: string, ...command: string[]): Promise<string> {
        return docker(["exec", containerOf(this.composition, service), ...command]);
    }

    async start(): Promise<void> {
        const { mark } = this;
        await this.makeNetwork();
        for (const volume of Object.values(this.composition.volumes)) {
            await docker(["volume", "create", ...mark, volume]);
        }
        for (const service of this.services) {
            const container = createArguments(this.composition, service);
            await docker(["create", ...mark, ...container], { env: this.secrets });
            await docker(["start", containerOf(this.composition, service)]);
        }
    }

    /** What a container has written, errors too. */
    log(service: string, ...options: string[]): Promise<string> {
        const container = containerOf(this.composition, service);
        return docker(["logs", ...options, container], { withErrors: true });
    }

    /** The first essential container to end. The others' waits end with their containers, unheard. */
    ended(): Promise<Ended> {
        return Promise.race(
            this.essential.map(async (service) => {
                const status = await docker(["wait", containerOf(this.composition, service)]);
                const said = await this.log(service, "--tail", lastLines);
                return { service, status: Number(status), said };
            }),
        );
    }

    /**
     * Stops in the reverse order, each after the one before has ended, within its own time. What was
     * never made is passed over: a start may have failed half-way.
     */
    async stop(): Promise<Stopped[]> {
        const stopped: Stopped[] = [];
        for (const service of (await this.made()).reverse()) {
            const container = containerOf(this.composition, service);
            const since = performance.now();
            await docker(["stop", container]);
            const seconds = (performance.now() - since) / 1000;
            const status = await docker(["inspect", "--format", "{{.State.ExitCode}}", container]);
            stopped.push({ service, status: Number(status), seconds });
        }
        return stopped;
    }

    /** Removes the containers and what lives no longer than they do. */
    async remove(): Promise<void> {
        const containers = (await this.made()).map((name) => containerOf(this.composition, name));
        if (containers.length > 0) await docker(["rm", "--force", "--volumes", ...containers]);
        const { volumes } = this.composition;
        const shortLived = volumesOfTask.flatMap((volume) => volumes[volume] ?? []);
        if (shortLived.length > 0) await docker(["volume", "rm", "--force", ...shortLived]);
    }

    /** The services whose containers there are. */
    private async made(): Promise<string[]> {
        const filter = ["--filter", `label=${label}=${this.run}`];
        const names = await docker(["ps", "--all", "--format", "{{.Names}}", ...filter]);
        return this.services.filter((service) =>
            names.split("\n").includes(containerOf(this.composition, service)),
        );
    }

    /** Makes the network that the task joins, unless it is there. */
    async makeNetwork(): Promise<void> {
        const { network } = this.composition;
        const filter = ["--filter", `name=^${network}$`, "--quiet"];
        if ((await docker(["network", "ls", ...filter])) !== "") return;
        await docker(["network", "create", ...this.mark, network]);
    }

    private get mark(): string[] {
        return ["--label", `${label}=${this.run}`];
    }
}
