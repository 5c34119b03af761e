import { createHash } from "node:crypto";
import { parseArgs } from "node:util";

import { docker } from "../../cli/docker";
import { ElectrumClient } from "../../cli/electrumClient";
import { removeAll } from "../../cli/local/cleanup";
import { containerOf } from "../../cli/local/composition";
import { baseImage, buildLocal, chooseSource, contents, needDocker } from "../../cli/local/image";
import { mineBlocks } from "../../cli/local/miner";
import { Stage } from "../../cli/rehearse/stage";
import { runCommand } from "../../cli/report";
import { table } from "../table";

const help = `Measures what a node needs to hold wallets that are connected and wait: ElectrumX's memory, how
long they take to connect, and how long until all have heard of a new block. On regtest, with
Docker, so the index is small and in memory.

Usage: npm run bench:sessions

  --help  print this text
`;

/** The name of what a run makes. */
const run = "bitcoin-node-sessions";

/** How many wallets are connected at once, at last nearly as many as MAX_SESSIONS lets in. */
const steps = [0, 500, 1000, 1500, 1950];

/** Addresses of a wallet that ElectrumX tells of: Electrum looks ahead 20 and 10 for change. */
const addresses = 30;

/** Wallets that connect at the same moment. */
const together = 50;

/** How long an answer may take, in milliseconds. */
const patience = 60_000;

async function main(): Promise<number> {
    const { values } = parseArgs({ options: { help: { type: "boolean" } } });
    if (values.help === true) {
        process.stdout.write(help);
        return 0;
    }
    await needDocker();
    await removeAll(run);
    const source = await chooseSource(undefined);
    const { signal } = new AbortController();
    await buildLocal(source, await baseImage(() => undefined), signal);
    try {
        const stage = await Stage.open(run, run);
        await stage.begin();
        const rows = await measured(stage);
        await stage.stop();
        const day = new Date().toISOString().slice(0, 10);
        const head = ["wallets", "ElectrumX, MiB", "connected in", "a block told to all in"];
        process.stdout.write(`Measured on ${day} with ${contents(source)}.\n`);
        process.stdout.write(`${table([head, ...rows])}\n`);
        return 0;
    } finally {
        await removeAll(run);
    }
}

async function measured(stage: Stage): Promise<string[][]> {
    const wallets: ElectrumClient[] = [];
    const told = new Set<number>();
    const rows: string[][] = [];
    for (const count of steps) {
        const connecting = performance.now();
        while (wallets.length < count) {
            const first = wallets.length;
            const batch = Array.from({ length: Math.min(together, count - first) }, (_, i) =>
                wallet(stage, first + i, told),
            );
            wallets.push(...(await Promise.all(batch)));
        }
        const connected = seconds(connecting);
        const memory = await memoryOf(containerOf(stage.task.composition, "electrumx"));
        told.clear();
        const mining = performance.now();
        await mineBlocks(stage.peer.cli, 1);
        while (told.size < count && performance.now() - mining < patience) {
            await new Promise((resolve) => setTimeout(resolve, 10));
        }
        const heard = told.size < count ? `${told.size} only` : seconds(mining);
        rows.push([String(count), memory.toFixed(0), connected, heard]);
    }
    return rows;
}

/** A wallet that has subscribed to what Electrum subscribes to. */
async function wallet(stage: Stage, n: number, told: Set<number>): Promise<ElectrumClient> {
    const client = await ElectrumClient.connect("127.0.0.1", stage.port, {
        fingerprint: stage.identity.fingerprint,
        patience,
        onNotification: () => told.add(n),
    });
    await client.request("server.version", ["bitcoin-node", "1.4"]);
    await client.request("blockchain.headers.subscribe", []);
    // Addresses that nobody uses: what is measured is the subscription.
    const scripthashes = Array.from({ length: addresses }, (_, i) =>
        createHash("sha256").update(`address ${i} of wallet ${n}`).digest("hex"),
    );
    await Promise.all(
        scripthashes.map((one) => client.request("blockchain.scripthash.subscribe", [one])),
    );
    return client;
}

/** The memory that a container's processes hold, in MiB. */
async function memoryOf(container: string): Promise<number> {
    const [, ...rows] = (await docker(["top", container, "-o", "pid,rss"])).trim().split("\n");
    const kibibytes = rows.map((row) => Number(row.trim().split(/\s+/)[1]));
    return kibibytes.reduce((sum, one) => sum + one, 0) / 1024;
}

function seconds(since: number): string {
    return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

runCommand(main);
