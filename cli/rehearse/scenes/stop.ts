import { setTimeout as delay } from "node:timers/promises";

import { Activity } from "../activity";
import { promise } from "../broken";
import { soon } from "../scene";
import type { Scene } from "../scene";

/** Fargate's longest time between SIGTERM and SIGKILL, in seconds. */
const longest = 120;

/** How long there is activity before the stop, in milliseconds. */
const busy = 3_000;

export const stop: Scene = {
    promise: "a stop under load is clean: ElectrumX first, then bitcoind, the monitor last",

    async play({ stage, wallet }, say) {
        const { confirmed } = await wallet.balance();
        const activity = new Activity(stage.peer, await wallet.address());
        await delay(busy);
        const stopped = await stage.stop();
        const paid = await activity.stop();
        const order = stopped.map(({ service }) => service).join(", ");
        promise(order.startsWith("electrumx, bitcoind, monitor"), `the order was ${order}`);
        for (const { service, status, seconds } of stopped.slice(0, 3)) {
            promise(status === 0, `${service} ended with status ${status}`);
            promise(seconds < longest, `${service} took ${seconds} s`);
            say(`${service} stopped in ${seconds.toFixed(1)} s with status 0.`);
        }

        stage.start();
        const seconds = await stage.untilServing();
        const log = await stage.task.log("bitcoind");
        promise(!/reindex/i.test(log), "bitcoind began its index anew");
        promise(
            (await stage.task.cli("getbestblockhash")) === (await stage.peer.tip()),
            "tips differ",
        );
        await wallet.waitForBalance({ confirmed: confirmed + paid, unconfirmed: 0 }, soon);
        say(`Started again, it served after ${seconds.toFixed(1)} s: no reindex, same tip.`);
        return `served again after ${seconds.toFixed(1)} s`;
    },
};
