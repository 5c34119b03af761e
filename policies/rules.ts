import { PolicyPack } from "@pulumi/policy";

import { fileSystemEncrypted } from "./rules/fileSystemEncrypted";
import { imageByDigest } from "./rules/imageByDigest";
import { sshClosed } from "./rules/sshClosed";

new PolicyPack("bitcoin-node", {
    enforcementLevel: "mandatory",
    policies: [fileSystemEncrypted, imageByDigest, sshClosed],
});
