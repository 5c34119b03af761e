import { age, codex32, ncryptsec, nostr } from "./bech32";
import { bip38, extended, extendedVersions, miniKey, wif } from "./base58";
import { urHdKey, urSeed } from "./checked";
import { sample } from "./sample";
import type { Sample } from "./sample";

/** A key of each format that is one token, in every variant. */
export function tokens(label: string): Sample[] {
    const networks = { mainnet: 0x80, testnet: 0xef, simnet: 0x64 };
    const scripts = [1, 2, 5, 6, 7];
    const xprv = extended(label, extendedVersions["xprv"]!, 3);
    return [
        ...Object.entries(networks).flatMap(([what, version]) => [
            sample("wif", `${what}, compressed`, wif(label, version)),
            sample("wif", `${what}, uncompressed`, wif(label, version, false)),
        ]),
        ...scripts.map((type) => sample("wif", `Electrum 3.0, ${type}`, wif(label, 0x80 + type))),
        ...["p2pkh", "p2wpkh", "p2wpkh-p2sh", "p2wsh"].map((type) =>
            sample("wif", `Electrum, ${type}`, `${type}:${wif(`${label} ${type}`)}`),
        ),
        ...Object.entries(extendedVersions).flatMap(([what, version]) => [
            sample("extended-private-key", `${what}, root`, extended(label, version)),
            sample("extended-private-key", `${what}, child`, extended(label, version, 4)),
        ]),
        ...[0xc0, 0xe0].map((flags) =>
            sample("bip38", "not multiplied", bip38(label, 0x42, flags)),
        ),
        ...[0, 4, 0x20, 0x24].map((flags) =>
            sample("bip38", "multiplied", bip38(label, 0x43, flags)),
        ),
        ...[22, 26, 30].map((length) => sample("mini-key", `${length}`, miniKey(label, length))),
        sample("descriptor", "wpkh", `wpkh([d34db33f/84h/0h/0h]${xprv}/0/*)`),
        sample(
            "descriptor",
            "2 of 3",
            `wsh(sortedmulti(2,${extended("a", 0x0488b21e, 3, 2)},${xprv}/0/*))`,
        ),
        sample("descriptor", "tr with WIF", `tr(${wif(label)})`),
        sample("codex32", "128 bits", codex32(label, 16)),
        sample("codex32", "256 bits, capitals", codex32(label, 32).toUpperCase()),
        sample("codex32", "512 bits", codex32(label, 64)),
        sample("codex32", "share", codex32(label, 16, "2testa")),
        sample("codex32", "Core Lightning", codex32(label, 32, "0tests", "cl")),
        sample("nostr-private-key", "nsec", nostr(label)),
        sample("nostr-encrypted-key", "ncryptsec", ncryptsec(label)),
        sample("age-secret-key", "X25519", age(label)),
        ...[16, 32].map((bytes) => sample("ur", `seed of ${bytes}`, urSeed(label, bytes))),
        sample("ur", "capitals", urSeed(label, 16, "seed").toUpperCase()),
        sample("ur", "root key", urHdKey(label, true)),
    ];
}
