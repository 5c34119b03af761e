import { wrongInProperties } from "../looked/properties";
import { remember } from "../looked/reported";
import { rule, takeItOut } from "../rule";

export const noKeyInProperties = rule({
    name: "no-key-in-properties",
    holds: "No property of a resource holds a key, a seed phrase or a wallet, whatever it is inside.",
    why: "whoever may look at the account, the state or the logs would have the coins",
    fix: takeItOut,
    check: (args, report) => {
        const wrong = wrongInProperties(args.type, args.name, args.props);
        remember(args.urn, wrong);
        for (const one of wrong) report(one.wrong);
    },
});
