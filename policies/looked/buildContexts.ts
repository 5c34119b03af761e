import { existsSync, lstatSync, readFileSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";

import dockerignore from "@balena/dockerignore";
import type { ResourceValidationArgs } from "@pulumi/policy";

import { isUnknown, objectAt, rawProperties } from "../properties";
import type { Properties } from "../properties";
import { fileAt, pathsBelow } from "./files";
import type { FileRead } from "./files";

/** A folder that an image is built from, as the program names it. */
export interface BuildContext {
    /** The property that names it. */
    readonly property: string;
    readonly folder: string;
    /** The Dockerfile's path from the program's folder, where it is not the context's own. */
    readonly dockerfile?: string | undefined;
}

/** The files of a build context, read when they are asked for. */
export interface ContextFiles {
    /** What Docker is sent. */
    readonly sent: Iterable<FileRead>;
    /** What its .dockerignore leaves out. */
    readonly ignored: Iterable<FileRead>;
}

/** What is no folder of this machine: an address, or another image. */
const remote = /^[a-z-]+:\/\/|^git@|^target:/;

/** The folders that an image is built from, in whichever provider's words. */
export function buildContextsIn({ type, props }: ResourceValidationArgs): BuildContext[] {
    const raw = rawProperties(props);
    switch (type) {
        case "docker:index/image:Image":
        case "docker:index/remoteImage:RemoteImage":
            return raw["build"] === undefined ? [] : ofDocker(raw["build"]);
        case "docker-build:index:Image":
            return ofBuildx(raw);
        case "awsx:ecr:Image":
            return known("context", raw["context"] ?? ".", raw["dockerfile"]);
        default:
            return [];
    }
}

/** Whether a context is no folder here, and cannot be looked at. */
export function isRemote({ folder }: BuildContext): boolean {
    return remote.test(folder);
}

/** The files of a build context in the program's folder. Docker is sent links as links: none is read. */
export function filesOf({ folder, dockerfile }: BuildContext, root: string): ContextFiles {
    const context = resolve(root, folder);
    const own = resolve(root, dockerfile ?? join(folder, "Dockerfile"));
    const below = pathsBelow(context);
    if (below === undefined) {
        return { sent: [{ path: folder, problem: "cannot be read" }], ignored: [] };
    }
    // Docker is sent the Dockerfile whatever is ignored, from outside the context as well.
    const inContext = relative(context, own);
    const paths = below.filter((path) => path === inContext || !isLink(context, path));
    const kept = new Set(dockerignore().add(ignoreFile(context, own)).filter(paths));
    const isSent = (path: string): boolean => kept.has(path) || path === inContext;
    const isOutside = !paths.includes(inContext) && existsSync(own);
    return {
        sent: filesIn(context, paths.filter(isSent), isOutside ? [own] : []),
        ignored: filesIn(
            context,
            paths.filter((path) => !isSent(path)),
        ),
    };
}

function* filesIn(
    context: string,
    paths: readonly string[],
    outside: readonly string[] = [],
): Generator<FileRead> {
    for (const path of paths) yield fileAt(join(context, path), path);
    for (const path of outside) yield fileAt(path, basename(path));
}

function isLink(folder: string, path: string): boolean {
    return lstatSync(join(folder, path)).isSymbolicLink();
}

function ofDocker(build: unknown): BuildContext[] {
    if (typeof build === "string") return known("build", build);
    const { context, dockerfile } = objectAt(build);
    return known("build.context", context ?? ".", dockerfile);
}

function ofBuildx({ context, dockerfile }: Properties): BuildContext[] {
    const { location, named } = objectAt(context);
    const { location: dockerfileAt, inline } = objectAt(dockerfile);
    const others = Object.entries(objectAt(named)).flatMap(([name, one]) =>
        known(`context.named.${name}.location`, objectAt(one)["location"]),
    );
    // Without a context there is nothing but an inline Dockerfile, which is a property.
    const isAlone = context === undefined && inline !== undefined;
    return isAlone
        ? others
        : [...known("context.location", location ?? ".", dockerfileAt), ...others];
}

function known(property: string, folder: unknown, dockerfile?: unknown): BuildContext[] {
    if (typeof folder !== "string" || isUnknown(folder)) return [];
    const isKnown = typeof dockerfile === "string" && !isUnknown(dockerfile);
    return [{ property, folder, dockerfile: isKnown ? dockerfile : undefined }];
}

/** What is left out: a Dockerfile's own file goes before the context's. */
function ignoreFile(context: string, dockerfile: string): string {
    const files = [
        join(dirname(dockerfile), `${basename(dockerfile)}.dockerignore`),
        join(context, ".dockerignore"),
    ];
    const file = files.find((one) => existsSync(one));
    return file === undefined ? "" : readFileSync(file, "utf8");
}
