import { objectAt } from "../properties";
import { rule } from "../rule";
import { isFileSystem, nameOf, taskIn } from "../tasks";

export const fileSystemByAccessPoint = rule({
    name: "file-system-by-access-point",
    holds: "Tasks mount file systems by IAM and through an access point.",
    why: "an access point fixes folder and user, and IAM keeps everybody else out",
    fix: 'Set authorizationConfig to an accessPointId and iam: "ENABLED" on the volume.',
    check: (args, report) => {
        for (const volume of taskIn(args)?.volumes.filter(isFileSystem) ?? []) {
            const { authorizationConfig } = objectAt(volume["efsVolumeConfiguration"]);
            const { iam, accessPointId } = objectAt(authorizationConfig);
            if (iam !== "ENABLED") report(`mounts volume ${nameOf(volume)} without IAM`);
            // An id that is not known yet is an id.
            if (typeof accessPointId !== "string" || accessPointId === "") {
                report(`mounts volume ${nameOf(volume)} past access points`);
            }
        }
    },
});
