import { objectAt, rawProperties } from "../properties";
import { rule } from "../rule";
import { isFileSystem, nameOf, taskIn } from "../tasks";

export const fileSystemEncrypted = rule({
    name: "file-system-encrypted",
    holds: "File systems are encrypted at rest and in transit.",
    why: "indexes and logs show what a wallet has asked for",
    fix: 'Set encrypted: true on the file system, transitEncryption: "ENABLED" on the volume.',
    check: (args, report) => {
        if (
            args.type === "aws:efs/fileSystem:FileSystem" &&
            rawProperties(args.props)["encrypted"] !== true
        ) {
            report("is not encrypted at rest");
        }
        for (const volume of taskIn(args)?.volumes.filter(isFileSystem) ?? []) {
            const { transitEncryption } = objectAt(volume["efsVolumeConfiguration"]);
            if (transitEncryption !== "ENABLED") {
                report(`mounts volume ${nameOf(volume)} without encryption in transit`);
            }
        }
    },
});
