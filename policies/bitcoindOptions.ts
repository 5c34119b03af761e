/** bitcoind's options that nobody may set from outside, as patterns over the bare name, each with its reason. */
const refused: readonly (readonly [RegExp, string])[] = [
    [
        /^(.*wallet.*|addresstype|changetype|keypool|paytxfee|fallbackfee|signer)$/,
        "wallets stay at home",
    ],
    [/^(rpc.*|server|rest)$/, "RPC stays on loopback with its cookie"],
    [/^(prune|blocksonly|txindex|reindex.*|loadblock)$/, "ElectrumX needs every block once"],
    [/^(chain|testnet|testnet4|signet|regtest)$/, "the setting `network` decides it"],
    [/^(dbcache|par)$/, "it follows from `phase`, `cpu` and `memory`"],
    [/^(listen|bind|whitebind|port|externalip|upnp|natpmp)$/, "the task accepts no peers"],
    [
        /^(conf|includeconf|settings|datadir|blocksdir|pid|daemon.*|(no)?debuglogfile|printtoconsole)$/,
        "the image decides where things are",
    ],
    [/^(.*notify|zmq.*|ipcbind|torcontrol|torpassword)$/, "nothing else runs beside the node"],
];

/** An option as bitcoind reads it from a command line or a file. */
export interface BitcoindOption {
    readonly name: string;
    /** Empty when there is none, which means 1. */
    readonly value: string;
}

/** Why an option may not be set from outside, or undefined when it may. `no` before a name is the same option. */
export function refusedOption(name: string): string | undefined {
    const bare = name.replace(/^no/, "");
    return refused.find(([pattern]) => pattern.test(name) || pattern.test(bare))?.[1];
}

/** The options among the words of a command line: `-name=value`, with one hyphen or two. */
export function optionsOnCommandLine(words: readonly string[]): BitcoindOption[] {
    return words.flatMap((word) => optionIn(/^--?(.+)$/.exec(word)?.[1] ?? ""));
}

/** The options in a bitcoin.conf, in whichever section. `#` begins a comment. */
export function optionsInFile(text: string): BitcoindOption[] {
    return text.split("\n").flatMap((line) => optionIn(line.replace(/#.*/, "").trim()));
}

/** Whether wallets are disabled: the last word on it counts, and there must be one. */
export function disablesWallet(options: readonly BitcoindOption[]): boolean {
    const last = options.findLast(({ name }) => /^(no)?disablewallet$/.test(name));
    return last?.name === "disablewallet" && ["", "1"].includes(last.value);
}

/** Whether an address, with or without a port or a prefix, is on the machine's own loopback. */
export function isLoopback(address: string): boolean {
    return /^(127(\.\d{1,3}){3}|localhost|\[?::1\]?)(:\d+|\/\d+)?$/.test(address);
}

function optionIn(text: string): BitcoindOption[] {
    const [, name, value = ""] =
        /^(?:\w+\.)?([a-z][a-z0-9]*)\s*(?:=\s*(.*?))?\s*$/.exec(text) ?? [];
    return name === undefined ? [] : [{ name, value }];
}
