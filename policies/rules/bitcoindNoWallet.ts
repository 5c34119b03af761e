import { disablesWallet } from "../bitcoindOptions";
import { bitcoindsIn, configurationIn } from "../bitcoinds";
import { rule } from "../rule";

export const bitcoindNoWallet = rule({
    name: "bitcoind-no-wallet",
    holds: "bitcoind's wallet is disabled, in bitcoin.conf and on the command line.",
    why: "a key that cannot be made in the cloud cannot be lost there",
    fix: "Set -disablewallet=1 on the command line, and disablewallet=1 in bitcoin.conf.",
    check: (args, report) => {
        for (const { name, options } of bitcoindsIn(args)) {
            if (!disablesWallet(options)) report(`runs container ${name} with a wallet`);
        }
        const file = configurationIn(args);
        if (file !== undefined && !disablesWallet(file.options)) {
            report(`has a wallet in ${file.name}`);
        }
    },
});
