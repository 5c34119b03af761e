import { setTimeout as delay } from "node:timers/promises";

import { electrumPort } from "../../../components/addresses";
import { mineBlocks } from "../../local/miner";
import type { Task } from "../../local/task";
import { NotYet, until } from "../../until";
import { promise } from "../broken";
import { soon } from "../scene";
import type { Scene } from "../scene";

/** Enough that coins of the first hundred can be spent afterwards. */
const blocks = 200;

const week = 7 * 24 * 3600;

/** How long ElectrumX is watched while it must wait, in seconds. */
const watched = 10;

/** ElectrumX writes once for a chain of this length, and once for each block that follows. */
const fewFlushes = 10;

/** What lies in ElectrumX's folder before ElectrumX has written: the lock and the note of check-data. */
const nothingButOurs = "holder.lock\nwritten-by.json";

export const download: Scene = {
    promise: "ElectrumX waits for a node that still downloads, then serves",

    async play({ stage: { peer, task }, stage }, say) {
        // A chain whose newest block is a week old: its node knows that more must follow. The peer's
        // clock is right again before the node meets it, or the two would lose each other.
        await peer.cli("setmocktime", String(Math.floor(Date.now() / 1000) - week));
        await mineBlocks(peer.cli, blocks);
        await peer.cli("setmocktime", "0");
        stage.start();
        await until(soon, async () => {
            const { blocks: has, initialblockdownload: downloading } = await chain(task);
            if (has < blocks) throw new NotYet(`the node has ${has} of ${blocks} blocks`);
            promise(downloading, "the node took a chain that is a week old for the newest");
        });
        const deadline = Date.now() + watched * 1000;
        while (Date.now() < deadline) {
            promise(!(await isOpen(task)), "ElectrumX opened 50002 beside a downloading node");
            const files = await task.exec("electrumx", "ls", "/srv/electrumx");
            promise(files === nothingButOurs, `ElectrumX wrote ${files} beside a downloading node`);
            await delay(1000);
        }
        say(`For ${watched} s at block ${blocks} of a week ago: no port open, nothing written.`);

        await mineBlocks(peer.cli, 1);
        const seconds = await stage.untilServing();
        const info = await task.exec("electrumx", "electrumx_rpc", "-p", "8000", "getinfo");
        const { db_flush_count: flushes } = JSON.parse(info) as { db_flush_count: number };
        promise(flushes < fewFlushes, `ElectrumX has counted ${flushes} flushes`);
        say(`A block of now: it serves after ${seconds.toFixed(1)} s, with ${flushes} flushes.`);
        return `served ${seconds.toFixed(1)} s after the download's end`;
    },
};

async function chain(task: Task): Promise<{ blocks: number; initialblockdownload: boolean }> {
    try {
        return JSON.parse(await task.cli("getblockchaininfo")) as {
            blocks: number;
            initialblockdownload: boolean;
        };
    } catch {
        throw new NotYet("bitcoind does not answer");
    }
}

/** Whether anybody in the task listens on ElectrumX's port: the kernel's table, state 0A. */
async function isOpen(task: Task): Promise<boolean> {
    const port = electrumPort.toString(16).toUpperCase();
    const table = await task.exec("electrumx", "cat", "/proc/net/tcp", "/proc/net/tcp6");
    return new RegExp(`:${port} \\S+ 0A `).test(table);
}
