import type { ResourceValidationArgs } from "@pulumi/policy";

import { buildContextsIn, filesOf, isRemote } from "./buildContexts";
import type { BuildContext } from "./buildContexts";
import { noRoot, wrongInFiles } from "./contents";

/** What is wrong with the folders that an image is built from. */
export function wrongInImages(args: ResourceValidationArgs, root: string | undefined): string[] {
    return buildContextsIn(args).flatMap((context) => {
        const { property } = context;
        if (isRemote(context))
            return [`takes ${property} from an address, where it cannot be looked at`];
        if (root === undefined) return [noRoot(property)];
        return wrongInFiles(filesOf(context, root).sent, property);
    });
}

/** What is wrong with files beside an image: its .dockerignore leaves them out. */
export function wrongBesideImages(
    args: ResourceValidationArgs,
    root: string | undefined,
): string[] {
    return buildContextsIn(args).flatMap((context) =>
        root === undefined ? [] : beside(context, root),
    );
}

function beside(context: BuildContext, root: string): string[] {
    if (isRemote(context)) return [];
    return wrongInFiles(filesOf(context, root).ignored, context.property);
}
