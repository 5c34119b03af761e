import { PolicyPack } from "@pulumi/policy";

import { rules } from "./rules";

new PolicyPack("bitcoin-node", { enforcementLevel: "mandatory", policies: [...rules] });
