import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";

import { cookieGroup } from "./daemons";
import type { Daemon } from "./daemons";
import type { StorageArgs } from "./storage";

/**
 * A file system that is there already. It is read, so that a wrong id ends the preview, and neither
 * changed nor deleted. AWS cannot encrypt one afterwards, so one that is not encrypted is refused.
 */
export function keptFileSystem(
    name: string,
    id: string,
    opts: pulumi.CustomResourceOptions,
): { readonly id: pulumi.Output<string> } {
    const { id: found, encrypted } = aws.efs.FileSystem.get(name, id, undefined, opts);
    encrypted.apply((isEncrypted: boolean | undefined) => {
        if (isEncrypted !== false) return;
        throw new pulumi.RunError(
            `fileSystemIds names ${id}, which is not encrypted: restore it into one that is. ` +
                `Run: pulumi config rm fileSystemIds --stack ${pulumi.getStack()}`,
        );
    });
    return { id: found };
}

/** What tells of data that is there before the stack. */
export type ExistingData = Pick<StorageArgs, "fileSystemIds" | "restoreFrom">;

/** Where an access point leads. One to data that has to be there makes no folder: without it, it fails. */
export function rootDirectory(
    { uid }: Daemon,
    path: string,
    { fileSystemIds, restoreFrom }: ExistingData,
): aws.types.input.efs.AccessPointRootDirectory {
    if (restoreFrom !== undefined) return { path: "/" };
    if (fileSystemIds !== undefined) return { path };
    const owner = { ownerUid: uid, ownerGid: cookieGroup, permissions: "0750" };
    return { path, creationInfo: owner };
}
