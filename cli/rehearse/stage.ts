import { EventEmitter, once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";

import { electrumPort } from "../../components/addresses";
import { newIdentity } from "../local/certificate";
import type { TlsIdentity } from "../local/certificate";
import { changed, containerOf, readComposition } from "../local/composition";
import type { Composition } from "../local/composition";
import { withinLimits } from "../local/limits";
import { mineBlocks } from "../local/miner";
import { keepRunning } from "../local/service";
import { serving } from "../local/serving";
import { Task } from "../local/task";
import type { Ended, Stopped } from "../local/task";
import { docker } from "../docker";
import { Peer } from "./peer";
import { NotYet, until } from "../until";

/** The longest that a restarted task may take until it serves, in seconds. */
const serveWithin = 90;

/** A node under rehearsal, kept running as ECS would, with a peer and a certificate of its own. */
export class Stage {
    readonly task: Task;
    readonly peer: Peer;
    readonly identity: TlsIdentity;
    /** Where this machine reaches ElectrumX. */
    readonly port: number;
    private readonly events = new EventEmitter();
    private lastStop: readonly Stopped[] = [];
    private stopping = new AbortController();
    private running: Promise<void> = Promise.resolve();

    private constructor(task: Task, peer: Peer, identity: TlsIdentity, port: number) {
        this.task = task;
        this.peer = peer;
        this.identity = identity;
        this.port = port;
    }

    /** Builds a stage; `change` makes its task differ from compose.yaml. Nothing runs yet but the peer. */
    static async open(
        run: string,
        name: string,
        change: (composition: Composition) => Composition = (same) => same,
    ): Promise<Stage> {
        const identity = await newIdentity();
        const port = await freePort();
        const peer = new Peer(run, name);
        const plain = readComposition("docker/compose.yaml", name);
        const composition = await withinLimits(change(onPort(port, knowing(peer, plain))));
        const task = new Task(run, composition, { TLS_PEM: identity.pem });
        await task.makeNetwork();
        await peer.start(composition.network);
        return new Stage(task, peer, identity, port);
    }

    /** Has the task run, and run again whenever one of its containers ends. */
    start(): void {
        this.stopping = new AbortController();
        this.running = keepRunning(this.task, this.stopping.signal, {
            started: () => this.events.emit("started"),
            ended: (ended) => this.events.emit("ended", ended),
            stopped: (how) => {
                this.lastStop = how;
            },
        });
        // Awaited in stop(); until then a failure must not end this process.
        this.running.catch(() => undefined);
    }

    /** Starts on a new chain, long enough that its first coins can be spent. */
    async begin(): Promise<void> {
        this.start();
        await mineBlocks(this.peer.cli, 110);
        await this.untilServing();
    }

    /** Ends the task in order, and with it what `start` began. @returns how each container ended */
    async stop(): Promise<readonly Stopped[]> {
        this.stopping.abort();
        await this.running;
        return this.lastStop;
    }

    /**
     * Kills containers of the task with SIGKILL, as a crash or a lack of memory would, and waits
     * until a new task has started.
     */
    async kill(...services: string[]): Promise<void> {
        const restarted = once(this.events, "started");
        const containers = services.map((name) => containerOf(this.task.composition, name));
        await docker(["kill", "--signal", "KILL", ...containers]);
        await restarted;
    }

    /** The next container that ends by itself. */
    async nextEnd(): Promise<Ended> {
        const [ended] = (await once(this.events, "ended")) as [Ended];
        return ended;
    }

    /** Waits until a payment that was sent through the node has reached the peer, which can mine it. */
    async untilPeerKnows(txid: string): Promise<void> {
        await until(60, () =>
            this.peer.cli("getmempoolentry", txid).catch(() => {
                throw new NotYet(`the peer does not know ${txid}`);
            }),
        );
    }

    /** Waits until wallets are served the peer's newest block. @returns the seconds that it took */
    async untilServing(): Promise<number> {
        const since = Date.now();
        await until(serveWithin, async () => {
            const served = await serving(this.identity.fingerprint, this.port);
            if ("reason" in served) throw new NotYet(served.reason);
            const height = await this.peer.height();
            if (served.height !== height) {
                throw new NotYet(`ElectrumX is at block ${served.height} of ${height}`);
            }
        });
        return (Date.now() - since) / 1000;
    }
}

/** The task's bitcoind looks for the peer at every start. */
function knowing(peer: Peer, composition: Composition): Composition {
    return changed(composition, "bitcoind", ({ command = [] }) => ({
        command: [...command, `-addnode=${peer.address}`],
    }));
}

/** The task is reached on a port of its own, so that a rehearsal can run beside `npm run local`. */
function onPort(port: number, composition: Composition): Composition {
    return changed(composition, "task", () => ({ ports: [`127.0.0.1:${port}:${electrumPort}`] }));
}

/** A port that nobody listens on now. */
async function freePort(): Promise<number> {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    const { port } = server.address() as AddressInfo;
    await new Promise((closed) => server.close(closed));
    return port;
}
