import { wholly } from "../detector";
import type { Detector } from "../detector";

/** What a database of H2 begins with; Sparrow keeps its wallets in such. */
const plainHead = "H:2,";

/** What they begin with under a password, and what Sparrow's files before 1.4 did. */
const encryptedHeads = ["H2encrypt\n", "SPRW1\n"];

/** Tables of Sparrow (sparrow, sql/V1__Initial.sql). */
const tables = ["keystore", "wallet"];

/** A wallet of Sparrow. */
export const sparrowWallet: Detector = {
    format: "sparrow-wallet",
    title: "a wallet file of Sparrow",
    find: wholly(({ data, name }) => {
        const head = data.toString("latin1", 0, 10);
        if (encryptedHeads.some((one) => head.startsWith(one))) return true;
        const isNamed = /\.mv\.db\b/i.test(name);
        return head.startsWith(plainHead) && (isNamed || tables.some((one) => data.includes(one)));
    }),
};
