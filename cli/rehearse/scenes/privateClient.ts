import { createHash } from "node:crypto";

import { mineBlocks } from "../../local/miner";
import { promise } from "../broken";
import { payAll } from "../faucet";
import { ClientRefusal, askAsClient } from "../privateClient";
import type { ClientAnswer } from "../privateClient";
import type { Scene } from "../scene";

/** A P2WSH lock that nothing opens, in hexadecimal; and what it is paid, in satoshis. */
const lock = `0020${sha256(Buffer.from("the private client")).toString("hex")}`;
const paid = 123_456;

/** How the Electrum protocol names a lock: its SHA-256, the bytes reversed. */
const scriptHash = sha256(Buffer.from(lock, "hex")).reverse().toString("hex");

/** The SHA-256 of no certificate. */
const otherFingerprint = "00".repeat(32);

export const privateClient: Scene = {
    promise: "the example of a client in the VPC is answered by the private name",

    async play({ run, stage }, say) {
        const ask = (fingerprint: string): Promise<ClientAnswer> =>
            askAsClient({ run, network: stage.task.composition.network, fingerprint, scriptHash });
        await payAll(stage.peer.cli, [{ script: lock, satoshis: paid }]);
        await mineBlocks(stage.peer.cli, 1);
        await stage.untilServing();

        const { fingerprint } = stage.identity;
        const { height, balance, server } = await ask(fingerprint);
        const tip = await stage.peer.height();
        promise(height === tip, `it was told height ${height}, not ${tip}`);
        promise(balance.confirmed === paid, `it was told ${balance.confirmed}, not ${paid}`);
        say(`${server} told it height ${height} and a script's balance, by the right certificate.`);

        const refusal = await ask(otherFingerprint).catch((error: unknown) => error);
        promise(refusal instanceof ClientRefusal, "it took a certificate with another fingerprint");
        promise(
            refusal.message.includes(fingerprint),
            `it said something else: ${refusal.message}`,
        );
        say("Told another fingerprint, it asked nothing.");
        return `height ${height}, ${paid} satoshis`;
    },
};

function sha256(bytes: Buffer): Buffer {
    return createHash("sha256").update(bytes).digest();
}
