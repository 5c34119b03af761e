import { mineBlocks } from "../../local/miner";
import { promise } from "../broken";
import { isComplete } from "../electrumOutput";
import { openAddress, pay } from "../faucet";
import { soon } from "../scene";
import type { Scene } from "../scene";

/** In satoshis. */
const received = 100_000_000;
const spent = 40_000_000;
const fee = 1_000;

export const multisig: Scene = {
    promise: "of three cosigners two can pay, and one alone cannot",

    async play({ stage: { peer }, stage, electrum }, say) {
        const [ann, ben, cat] = await electrum.makeCosigners("ann", "ben", "cat");
        const addresses = await Promise.all([ann, ben, cat].map((wallet) => wallet.address()));
        const [address = ""] = addresses;
        promise(new Set(addresses).size === 1, "the three wallets disagree about their address");
        await pay(peer.cli, address, received);
        await mineBlocks(peer.cli, 1);
        await ann.waitForBalance({ confirmed: received, unconfirmed: 0 }, soon);
        say("Three wallets, each with one key, have one address and were paid on it.");

        const half = await ann.prepare(await openAddress(peer.cli), spent, fee);
        promise(!isComplete(half), "one signature was enough");
        const alone = await ann.sign(half);
        promise(!isComplete(alone), "one cosigner, signing twice, was enough");
        const { complete } = JSON.parse(await peer.cli("finalizepsbt", half)) as {
            complete: boolean;
        };
        promise(!complete, "bitcoind takes a payment with one signature for complete");
        const refused = await ann.broadcast(half).then(
            () => false,
            () => true,
        );
        promise(refused, "a payment with one signature was sent");
        say("One cosigner alone could neither complete nor send the payment.");

        const whole = await ben.sign(half);
        promise(isComplete(whole), "two signatures were not enough");
        const txid = await ben.broadcast(whole);
        await stage.untilPeerKnows(txid);
        await mineBlocks(peer.cli, 1);
        const left = { confirmed: received - spent - fee, unconfirmed: 0 };
        for (const wallet of [ann, ben, cat]) await wallet.waitForBalance(left, soon);
        say(`A second one signed and sent it; all three have ${left.confirmed} satoshis left.`);
        return `${received} in, ${spent} out by two of three`;
    },
};
