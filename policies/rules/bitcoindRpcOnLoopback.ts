import { isLoopback } from "../bitcoindOptions";
import type { BitcoindOption } from "../bitcoindOptions";
import { bitcoindsIn, configurationIn } from "../bitcoinds";
import { rule } from "../rule";

const needed = ["rpcbind", "rpcallowip"] as const;

export const bitcoindRpcOnLoopback = rule({
    name: "bitcoind-rpc-on-loopback",
    holds: "bitcoind answers RPC on loopback only, and its command line says so.",
    why: "who reaches RPC commands the node",
    fix: "Set -rpcbind=127.0.0.1 and -rpcallowip=127.0.0.1, and no other address anywhere.",
    check: (args, report) => {
        for (const { name, options } of bitcoindsIn(args)) {
            const bound = needed.every((one) => options.some((option) => option.name === one));
            if (!bound || opensRpc(options)) {
                report(`may answer RPC of container ${name} beyond loopback`);
            }
        }
        const file = configurationIn(args);
        if (file !== undefined && opensRpc(file.options)) {
            report(`opens RPC in ${file.name}`);
        }
    },
});

function opensRpc(options: readonly BitcoindOption[]): boolean {
    return options.some(
        ({ name, value }) => /^(no)?rpc(bind|allowip)$/.test(name) && !isLoopback(value),
    );
}
