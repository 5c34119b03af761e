import { bip38, extended, extendedVersions, wif } from "./base58";
import { publicBytes } from "./numbers";
import { electrumWords } from "./phrases";

/** A file as its program names it. */
export interface WalletFile {
    /** The format that is found in it. */
    readonly format: string;
    readonly name: string;
    readonly value: Buffer;
}

const xprv = extended("wallet", extendedVersions["xprv"]!);

/** A wallet file of each program, as small as it can be. */
export const walletFiles: Record<string, () => WalletFile> = {
    "Bitcoin Core, Berkeley DB": () =>
        file("bitcoin-core-wallet", "wallet.dat", tree(["mkey", "ckey"])),
    "Bitcoin Core, Berkeley DB, big endian, renamed": () =>
        file("bitcoin-core-wallet", "old", tree(["keymeta"], "BE")),
    "Bitcoin Core, SQLite, mainnet": () =>
        file("bitcoin-core-wallet", "wallet.dat", database(0xf9beb4d9)),
    "Bitcoin Core, SQLite, testnet4": () =>
        file("bitcoin-core-wallet", "wallet.db", database(0x1c163f28)),
    "Bitcoin Core, SQLite, a signet of one's own": () =>
        file("bitcoin-core-wallet", "w", database(0x01020304, "walletdescriptorkey")),
    "Bitcoin Core, dumpwallet": () =>
        file(
            "bitcoin-core-wallet",
            "dump.txt",
            `# Wallet dump created by Bitcoin v27.0.0\n\n${wif("dump")} 2024-01-01T00:00:00Z reserve=1\n`,
        ),
    "Bitcoin Core, bitcoin-wallet dump": () =>
        file(
            "bitcoin-core-wallet",
            "dump",
            "BITCOIN_CORE_WALLET_DUMP,1\nformat,sqlite\n046d6b6579,00\nchecksum,00\n",
        ),
    "Bitcoin Core, listdescriptors": () =>
        json("descriptor", "descriptors.json", {
            wallet_name: "",
            descriptors: [{ desc: `wpkh(${xprv}/84h/0h/0h/0/*)#00000000` }],
        }),
    "Electrum, JSON": () =>
        json("electrum-wallet", "default_wallet", {
            keystore: { type: "bip32", xprv, seed: electrumWords("wallet", "100").join(" ") },
            seed_version: 59,
            wallet_type: "standard",
        }),
    "Electrum, as Python printed it": () =>
        file(
            "electrum-wallet",
            "electrum.dat",
            python({
                seed_version: 4,
                use_encryption: false,
                seed: publicBytes("old", 16).toString("hex"),
                accounts: {},
            }),
        ),
    "Electrum, encrypted": () =>
        file("electrum-encrypted-wallet", "default_wallet", encrypted("BIE1").toString("base64")),
    "Electrum, encrypted by a device": () =>
        file("electrum-encrypted-wallet", "w", encrypted("BIE2").toString("base64")),
    Armory: () =>
        file(
            "armory-wallet",
            "armory_.wallet",
            Buffer.concat([Buffer.from("\xbaWALLET\0", "latin1"), publicBytes("armory", 256)]),
        ),
    "Sparrow, plain": () =>
        file(
            "sparrow-wallet",
            "w.mv.db",
            `H:2,block:3,blockSize:1000,chunk:4,created:17c9,format:1,version:4\n${"\0".repeat(64)}create table keystore`,
        ),
    "Sparrow, encrypted": () =>
        file(
            "sparrow-wallet",
            "w.mv.db",
            Buffer.concat([Buffer.from("H2encrypt\n"), publicBytes("sparrow", 4096)]),
        ),
    Specter: () =>
        json("specter-wallet", "specter.json", {
            name: "multi",
            recv_descriptor: "wsh(…)",
            change_descriptor: "wsh(…)",
            keys: [],
            devices: [{ name: "a" }],
        }),
    Wasabi: () =>
        json("wasabi-wallet", "Wallet0.json", {
            EncryptedSecret: bip38("wasabi", 0x42, 0xe0),
            ChainCode: publicBytes("chain", 32).toString("base64"),
            MasterFingerprint: "aabbccdd",
            ExtPubKey: extended("wasabi", 0x0488b21e, 3, 2),
        }),
    bitcoinj: () =>
        file(
            "bitcoinj-wallet",
            "multibit.wallet",
            Buffer.concat([
                Buffer.from("\n\x16org.bitcoin.production"),
                publicBytes("bitcoinj", 128),
            ]),
        ),
    "Core Lightning, hsm_secret": () => file("hsm-secret", "hsm_secret", publicBytes("hsm", 32)),
    "Core Lightning, hsm_secret with a password": () =>
        file("hsm-secret", "bitcoin/hsm_secret", publicBytes("hsm", 73)),
    "lnd, macaroon": () => file("lnd-macaroon", "admin.macaroon", macaroon()),
    "lnd, channel.backup": () =>
        file("lnd-channel-backup", "channel.backup", publicBytes("backup", 200)),
};

/** A macaroon of lnd. */
export function macaroon(): Buffer {
    return Buffer.concat([Buffer.from("0201036c6e6402", "hex"), publicBytes("macaroon", 120)]);
}

function file(format: string, name: string, content: Buffer | string): WalletFile {
    return { format, name, value: Buffer.from(content as string) };
}

function json(format: string, name: string, content: unknown): WalletFile {
    return file(format, name, JSON.stringify(content, null, 4));
}

/** An object as Python prints it. */
function python(content: object): string {
    return JSON.stringify(content)
        .replaceAll('"', "'")
        .replace(/[:,]/g, "$& ")
        .replace("false", "False");
}

/** A page of Berkeley DB that says that it is a tree, and some records. */
function tree(records: readonly string[], order: "LE" | "BE" = "LE"): Buffer {
    const page = Buffer.alloc(4096);
    page[`writeUInt32${order}`](0x00053162, 12);
    page.write(records.map((record) => `\x04${record}!`).join(""), 1024);
    return page;
}

function database(application: number, record = "walletdescriptor"): Buffer {
    const page = Buffer.alloc(4096);
    page.write("SQLite format 3\0");
    page.writeUInt32BE(application, 68);
    page.write(record, 2048);
    return page;
}

function encrypted(magic: string): Buffer {
    return Buffer.concat([Buffer.from(`${magic}\x02`), publicBytes(magic, 32 + 160 + 32)]);
}
