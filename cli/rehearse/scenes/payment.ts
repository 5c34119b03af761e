import { mineBlocks } from "../../local/miner";
import { promise } from "../broken";
import { openAddress, pay } from "../faucet";
import { soon } from "../scene";
import type { Scene } from "../scene";

/** In satoshis: what the wallet gets, sends back, and pays for that. */
const received = 123_456_789;
const returned = 50_000_000;
const fee = 777;

export const payment: Scene = {
    promise: "a standard wallet receives a payment and sends one back",

    async play({ stage: { peer, task }, stage, electrum, wallet }, say) {
        await electrum.waitUntilConnected(soon);
        say("Electrum connected, with --oneserver and the certificate's fingerprint.");

        const txid = await pay(peer.cli, await wallet.address(), received);
        await wallet.waitForBalance({ confirmed: 0, unconfirmed: received }, soon);
        say(`It saw ${received} satoshis before they were in a block.`);
        await mineBlocks(peer.cli, 3);
        await wallet.waitForConfirmations(txid, 3, soon);
        await wallet.waitForBalance({ confirmed: received, unconfirmed: 0 }, soon);
        say("Three blocks later they had three confirmations.");

        const target = await openAddress(peer.cli);
        const sent = await wallet.pay(target, returned, fee);
        const mempool = JSON.parse(await task.cli("getrawmempool")) as string[];
        promise(mempool.includes(sent), `the node's mempool does not hold ${sent}`);
        say(`It sent ${returned} back: the node's mempool holds the payment.`);

        await stage.untilPeerKnows(sent);
        await mineBlocks(peer.cli, 1);
        await wallet.waitForConfirmations(sent, 1, soon);
        const left = received - returned - fee;
        await wallet.waitForBalance({ confirmed: left, unconfirmed: 0 }, soon);
        const output = JSON.parse(await peer.cli("getrawtransaction", sent, "1")) as {
            vout: { value: number }[];
        };
        const paid = output.vout.map(({ value }) => Math.round(value * 1e8));
        promise(paid.includes(returned), `${sent} pays ${paid.join(" and ")}, not ${returned}`);
        say(`A block confirmed it: ${left} satoshis are left, to the satoshi.`);
        return `${received} in, ${returned} out, fee ${fee}, ${left} left`;
    },
};
