import { resolve } from "node:path";

import { asset } from "@pulumi/pulumi";

import { scan } from "../keys/scan";
import { filesAt } from "./files";
import type { FileRead } from "./files";
import { shownName, wrongWith } from "./said";
import { contentsIn } from "./values";
import type { Content } from "./values";

/**
 * What is wrong with the files, archives and texts in properties. The engine hands over their paths only:
 * what they hold is read here.
 *
 * @param root The program's folder, or undefined when nobody knows it.
 */
export async function wrongInContents(props: object, root: string | undefined): Promise<string[]> {
    const wrong: string[] = [];
    for (const { path, content } of contentsIn(props)) {
        wrong.push(...(await wrongIn(path, content, root)));
    }
    return wrong;
}

/** What is wrong with files that were read, or could not be. None is kept when the next one is read. */
export function wrongInFiles(files: Iterable<FileRead>, where: string): string[] {
    const wrong: string[] = [];
    for (const file of files) wrong.push(...wrongInFile(file, where));
    return wrong;
}

function wrongInFile(file: FileRead, where: string): string[] {
    const shown = `in ${shownName(file.path)} of ${where}`;
    return "problem" in file
        ? [`holds a file ${shown} that ${file.problem}`]
        : wrongWith(scan(file.data, file.path), shown);
}

async function wrongIn(
    path: string,
    content: Content["content"],
    root: string | undefined,
): Promise<string[]> {
    if (content instanceof asset.StringAsset) {
        return wrongWith(scan(await content.text, path), `in ${path}`);
    }
    if (content instanceof asset.AssetArchive) {
        return wrongInContents(
            Object.fromEntries(
                Object.entries(await content.assets).map(([name, one]) => [`${path}.${name}`, one]),
            ),
            root,
        );
    }
    if (content instanceof asset.FileAsset || content instanceof asset.FileArchive) {
        const at = await content.path;
        if (root === undefined) return [noRoot(path)];
        return wrongInFiles(filesAt(resolve(root, at)), path);
    }
    return [`takes ${path} from an address, where it cannot be looked at`];
}

/** What to say where a path leads nowhere. */
export function noRoot(path: string): string {
    return `names a path in ${path}, and there is no Pulumi.yaml above the pack to begin at`;
}
