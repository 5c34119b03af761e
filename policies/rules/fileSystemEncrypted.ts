import type { ResourceValidationPolicy } from "@pulumi/policy";

import { objectAt, rawProperties } from "../properties";
import { taskIn } from "../tasks";

/** Chain data rests encrypted on EFS, and travels encrypted between EFS and the task. */
export const fileSystemEncrypted: ResourceValidationPolicy = {
    name: "file-system-encrypted",
    description: "File systems are encrypted at rest and in transit.",
    enforcementLevel: "mandatory",
    validateResource: (args, report) => {
        if (args.type === "aws:efs/fileSystem:FileSystem") {
            if (rawProperties(args.props)["encrypted"] !== true) {
                report(`${args.name} is not encrypted at rest. Set encrypted: true.`);
            }
        }
        for (const volume of taskIn(args)?.volumes ?? []) {
            const files = volume["efsVolumeConfiguration"];
            if (files !== undefined && objectAt(files)["transitEncryption"] !== "ENABLED") {
                report(
                    `Volume ${String(volume["name"])} of ${args.name} is not encrypted in transit. ` +
                        'Set efsVolumeConfiguration.transitEncryption: "ENABLED".',
                );
            }
        }
    },
};
