import { setTimeout as delay } from "node:timers/promises";

import { Activity } from "../activity";
import { promise } from "../broken";
import { soon } from "../scene";
import type { Scene } from "../scene";

/** Who is killed, ten times each. */
const victims = [["electrumx"], ["bitcoind"], ["bitcoind", "electrumx"]] as const;
const times = 10;

/** The n-th kill comes so many milliseconds later into the activity than the one before. */
const step = 300;

export const kills: Scene = {
    promise: "after kill -9 of either daemon and of both it is back by itself",

    async play({ stage, wallet }, say) {
        let expected = (await wallet.balance()).confirmed;
        const all: number[] = [];
        for (const services of victims) {
            const took: number[] = [];
            for (let n = 0; n < times; n++) {
                const activity = new Activity(stage.peer, await wallet.address());
                await delay(n * step);
                const tip = await stage.peer.tip();
                const since = performance.now();
                await Promise.all([stage.kill(...services), activity.stop()]);
                expected += await activity.stop();
                await stage.untilServing();
                took.push((performance.now() - since) / 1000);
                const header = await stage.task.cli("getblockheader", tip);
                const { confirmations } = JSON.parse(header) as { confirmations: number };
                promise(confirmations > 0, `block ${tip} was lost by a kill`);
            }
            await wallet.waitForBalance({ confirmed: expected, unconfirmed: 0 }, soon);
            say(`${services.join(" and ")}, ${times} kills: served again after ${range(took)}.`);
            all.push(...took);
        }
        return `${all.length} kills, nothing lost; served again after ${range(all)}`;
    },
};

function range(seconds: readonly number[]): string {
    const sorted = [...seconds].sort((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    return `${Math.min(...seconds).toFixed(1)} to ${Math.max(...seconds).toFixed(1)} s, median ${median.toFixed(1)} s`;
}
