import { wholly } from "../detector";
import type { Detector } from "../detector";

/** What Armory's files begin with (ArmoryDB, PyBtcWallet.py). */
const head = Buffer.from("\xbaWALLET\0", "latin1");

/** A wallet of Armory. */
export const armoryWallet: Detector = {
    format: "armory-wallet",
    title: "a wallet file of Armory",
    find: wholly(({ data }) => data.subarray(0, head.length).equals(head)),
};
