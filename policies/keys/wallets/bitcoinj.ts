import { wholly } from "../detector";
import type { Detector } from "../detector";

/** The first field of the file is the network's name (bitcoinj, wallet.proto; NetworkParameters). */
const head = /^\x0a([\x10-\x20])(org\.[a-z.]{8,24})/;

const networks = ["production", "test", "signet", "regtest", "unittest"].map(
    (network) => `org.bitcoin.${network}`,
);

/** A wallet of bitcoinj: MultiBit, and wallets for Android. */
export const bitcoinjWallet: Detector = {
    format: "bitcoinj-wallet",
    title: "a wallet file of bitcoinj",
    find: wholly(({ data }) => {
        const [, length, network = ""] = head.exec(data.toString("latin1", 0, 40)) ?? [];
        return networks.includes(network.slice(0, length?.charCodeAt(0)));
    }),
};
