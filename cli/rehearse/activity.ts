import { setTimeout as delay } from "node:timers/promises";

import { mineBlocks } from "../local/miner";
import { pay } from "./faucet";
import type { Peer } from "./peer";

/** Between two payments, in milliseconds. */
const pause = 200;

/** How many payments go into a block. */
const paymentsInBlock = 3;

/** What each payment is, in satoshis. */
const amount = 10_000;

/** A peer that pays an address and mines, again and again, until it is told to stop. */
export class Activity {
    private going = true;
    private readonly paid: Promise<number>;

    constructor(peer: Peer, address: string) {
        this.paid = this.run(peer, address);
        // Awaited in stop().
        this.paid.catch(() => undefined);
    }

    /** Ends it with a block that holds what is open. @returns the satoshis that were paid */
    stop(): Promise<number> {
        this.going = false;
        return this.paid;
    }

    private async run(peer: Peer, address: string): Promise<number> {
        let payments = 0;
        while (this.going) {
            await pay(peer.cli, address, amount);
            payments += 1;
            if (payments % paymentsInBlock === 0) await mineBlocks(peer.cli, 1);
            await delay(pause);
        }
        await mineBlocks(peer.cli, 1);
        return payments * amount;
    }
}
