import type { Scene } from "./scene";
import { clients } from "./scenes/clients";
import { disk } from "./scenes/disk";
import { download } from "./scenes/download";
import { kills } from "./scenes/kills";
import { multisig } from "./scenes/multisig";
import { noWallet } from "./scenes/noWallet";
import { payment } from "./scenes/payment";
import { privateClient } from "./scenes/privateClient";
import { refusals } from "./scenes/refusals";
import { secondCopy } from "./scenes/secondCopy";
import { stop } from "./scenes/stop";
import { truth } from "./scenes/truth";

/** The story of a payment, and of what can go wrong around it. The first scene starts the node. */
export const story: readonly Scene[] = [
    download,
    payment,
    multisig,
    refusals,
    privateClient,
    truth,
    noWallet,
    clients,
    stop,
    secondCopy,
    kills,
    disk,
];
