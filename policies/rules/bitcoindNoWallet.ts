import { disablesWallet, optionsInFile, optionsOnCommandLine } from "../bitcoindOptions";
import { configurationIn } from "../buildContext";
import { rule } from "../rule";
import { bitcoindsIn, commandLine, nameOf, taskIn } from "../tasks";

export const bitcoindNoWallet = rule({
    name: "bitcoind-no-wallet",
    holds: "bitcoind's wallet is disabled, in bitcoin.conf and on the command line.",
    why: "a key that cannot be made in the cloud cannot be lost there",
    fix: "Set -disablewallet=1 on the command line, and disablewallet=1 in bitcoin.conf.",
    check: (args, report) => {
        for (const container of bitcoindsIn(taskIn(args))) {
            if (!disablesWallet(optionsOnCommandLine(commandLine(container)))) {
                report(`runs container ${nameOf(container)} with a wallet`);
            }
        }
        const file = configurationIn(args);
        if (file !== undefined && !disablesWallet(optionsInFile(file.text))) {
            report(`has a wallet in ${file.name}`);
        }
    },
});
