import { isLoopback, optionsInFile, optionsOnCommandLine } from "../bitcoindOptions";
import type { BitcoindOption } from "../bitcoindOptions";
import { configurationIn } from "../buildContext";
import { rule } from "../rule";
import { bitcoindsIn, commandLine, nameOf, taskIn } from "../tasks";

const names = ["rpcbind", "rpcallowip"] as const;

export const bitcoindRpcOnLoopback = rule({
    name: "bitcoind-rpc-on-loopback",
    holds: "bitcoind answers RPC on loopback only, and its command line says so.",
    why: "who reaches RPC commands the node",
    fix: "Set -rpcbind=127.0.0.1 and -rpcallowip=127.0.0.1, and no other address anywhere.",
    check: (args, report) => {
        for (const container of bitcoindsIn(taskIn(args))) {
            const options = optionsOnCommandLine(commandLine(container));
            const bound = names.every((name) => options.some((option) => option.name === name));
            if (!bound || opensRpc(options)) {
                report(`may answer RPC of container ${nameOf(container)} beyond loopback`);
            }
        }
        const file = configurationIn(args);
        if (file !== undefined && opensRpc(optionsInFile(file.text))) {
            report(`opens RPC in ${file.name}`);
        }
    },
});

function opensRpc(options: readonly BitcoindOption[]): boolean {
    return options.some(
        ({ name, value }) => /^(no)?rpc(bind|allowip)$/.test(name) && !isLoopback(value),
    );
}
