import { wholly } from "../detector";
import type { Detector } from "../detector";

/** Where Berkeley DB says that a file is a tree, and what it says there, in either order of bytes. */
const treeMagicAt = 12;
const treeMagic = 0x00053162;

/** Where SQLite keeps an application's number; a wallet has its network's magic there. */
const applicationAt = 68;
const networkMagics = new Set([0xf9beb4d9, 0x0b110907, 0x1c163f28, 0x0a03cf40, 0xfabfb5da]);
const sqliteHead = Buffer.from("SQLite format 3\0", "latin1");

/** Names of records that no other program writes (bitcoin, src/wallet/walletdb.cpp). */
const recordNames = [
    "mkey",
    "ckey",
    "wkey",
    "keymeta",
    "hdchain",
    "orderposnext",
    "minversion",
    "bestblock",
    "defaultkey",
    "walletdescriptor",
    // With their lengths before them, and that of a public key behind.
    "\x03key!",
    "\x03keyA",
    "\x04pool",
    "\x07version",
];

/** What the text files begin with that `dumpwallet` and `bitcoin-wallet dump` write. */
const textHeads = ["# Wallet dump created by ", "BITCOIN_CORE_WALLET_DUMP,"];

/** A wallet of Bitcoin Core or a program that came of it, in any of its file formats. */
export const bitcoinCoreWallet: Detector = {
    format: "bitcoin-core-wallet",
    title: "a wallet file of Bitcoin Core",
    find: wholly(({ data, name }) => isTree(data, name) || isDatabase(data) || isTextDump(data)),
};

function isTree(data: Buffer, name: string): boolean {
    if (data.length < treeMagicAt + 4) return false;
    const hasMagic =
        data.readUInt32LE(treeMagicAt) === treeMagic ||
        data.readUInt32BE(treeMagicAt) === treeMagic;
    return hasMagic && (/\.dat\b/i.test(name) || hasRecords(data));
}

function isDatabase(data: Buffer): boolean {
    if (data.length < applicationAt + 4) return false;
    const isSqlite = data.subarray(0, sqliteHead.length).equals(sqliteHead);
    const isOfNetwork = networkMagics.has(data.readUInt32BE(applicationAt));
    // A signet of one's own has a magic of its own.
    return isSqlite && (isOfNetwork || data.includes("walletdescriptor"));
}

function isTextDump(data: Buffer): boolean {
    return textHeads.some((head) => data.toString("latin1", 0, head.length) === head);
}

function hasRecords(data: Buffer): boolean {
    return recordNames.some((record) => data.includes(record));
}
