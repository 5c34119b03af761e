import { refusedOption } from "../bitcoindOptions";
import type { BitcoindOption } from "../bitcoindOptions";
import { bitcoindsIn, configurationIn } from "../bitcoinds";
import { rule } from "../rule";

/** What the node itself sets among the options that nobody else may, with the values that are right. */
const own: Readonly<Record<string, RegExp>> = {
    chain: /^(main|testnet4|signet|regtest)$/,
    // The rules for wallets and for RPC look at these three.
    disablewallet: /^/,
    rpcbind: /^/,
    rpcallowip: /^/,
    server: /^1?$/,
    listen: /^0$/,
    txindex: /^1?$/,
    rpcport: /^\d+$/,
    rpcthreads: /^\d+$/,
    rpcworkqueue: /^\d+$/,
    rpccookiefile: /^\/run\//,
    rpccookieperms: /^(owner|group)$/,
    dbcache: /^\d+$/,
    par: /^-?\d+$/,
    conf: /^\/etc\//,
    datadir: /^\/srv\//,
    blocksdir: /^\/srv\//,
    printtoconsole: /^1?$/,
    nodebuglogfile: /^1?$/,
};

export const bitcoindOptionsAllowed = rule({
    name: "bitcoind-options-allowed",
    holds: "bitcoind gets none of the options that bitcoinConf must not set.",
    why: "they would bring a wallet, open RPC, run a command, or leave ElectrumX without blocks",
    fix: "Take the option out; README's settings say what decides it.",
    check: (args, report) => {
        for (const { name: container, options, hidden } of bitcoindsIn(args)) {
            if (hidden) report(`gives container ${container} options that are not known yet`);
            for (const { name, reason } of wrong(options)) {
                report(`sets ${name} of container ${container}: ${reason}`);
            }
        }
        const file = configurationIn(args);
        for (const { name, reason } of wrong(file?.options ?? [])) {
            report(`sets ${name} in ${file?.name ?? ""}: ${reason}`);
        }
    },
});

function wrong(options: readonly BitcoindOption[]): { name: string; reason: string }[] {
    return options.flatMap(({ name, value }) => {
        const reason = refusedOption(name);
        return reason === undefined || own[name]?.test(value) === true ? [] : [{ name, reason }];
    });
}
