import { runtime } from "@pulumi/pulumi";

import { scan } from "../keys/scan";
import { shownName, wrongWith } from "../looked/said";
import { rule, takeItOut } from "../rule";

export const noKeyInConfiguration = rule({
    name: "no-key-in-configuration",
    holds: "No setting of the stack, secret ones included, holds a key, a seed phrase or a wallet.",
    why: "a stack's file is committed, and its secrets open wherever the stack is updated",
    fix: takeItOut,
    check: ({ type }, report) => {
        // The stack is a resource as well, and the first that the engine tells of.
        if (type !== "pulumi:pulumi:Stack") return;
        for (const [name, value] of Object.entries(runtime.allConfig())) {
            const where = `in the setting ${shownName(name)}`;
            for (const text of [name, value]) {
                for (const wrong of wrongWith(scan(text, name), where)) report(wrong);
            }
        }
    },
});
