import { wrongInProperties } from "../looked/properties";
import { isReported } from "../looked/reported";
import { stackRule, takeItOut } from "../rule";

export const noKeyInOutputs = stackRule({
    name: "no-key-in-outputs",
    holds: "No output of a resource or of the stack holds a key, a seed phrase or a wallet.",
    why: "outputs are kept in the state and shown to whoever asks for them",
    fix: takeItOut,
    check: ({ type, name, props, urn }, report) => {
        for (const one of wrongInProperties(type, name, props)) {
            if (!isReported(urn, one)) report(one.wrong);
        }
    },
});
