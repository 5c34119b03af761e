import type { Scene } from "./scene";
import { clients } from "./scenes/clients";
import { disk } from "./scenes/disk";
import { download } from "./scenes/download";
import { kills } from "./scenes/kills";
import { multisig } from "./scenes/multisig";
import { noWallet } from "./scenes/noWallet";
import { payment } from "./scenes/payment";
import { refusals } from "./scenes/refusals";
import { secondCopy } from "./scenes/secondCopy";
import { stop } from "./scenes/stop";

/** The story of a payment, and of what can go wrong around it. The first scene starts the node. */
export const story: readonly Scene[] = [
    download,
    payment,
    multisig,
    refusals,
    noWallet,
    clients,
    stop,
    secondCopy,
    kills,
    disk,
];
