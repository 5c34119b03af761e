import { existsSync, readFileSync } from "node:fs";
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

/** The files of a build context: what Docker is sent, and what its .dockerignore leaves out. */
export interface ContextFiles {
    readonly sent: readonly FileRead[];
    readonly ignored: readonly FileRead[];
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

/** Reads a build context from the program's folder. Links are sent as links, and not read. */
export function filesOf({ folder, dockerfile }: BuildContext, root: string): ContextFiles {
    const context = resolve(root, folder);
    const own = resolve(root, dockerfile ?? join(folder, "Dockerfile"));
    if (!existsSync(context)) {
        return { sent: [{ path: folder, problem: "cannot be read" }], ignored: [] };
    }
    const paths = pathsBelow(context);
    const kept = new Set(dockerignore().add(ignoreFile(context, own)).filter(paths));
    const read = (path: string): FileRead => fileAt(join(context, path), path);
    // Docker is sent the Dockerfile whatever is ignored, from outside the context as well.
    const inContext = relative(context, own);
    const isSent = (path: string): boolean => kept.has(path) || path === inContext;
    const outside = paths.includes(inContext) || !existsSync(own) ? [] : [own];
    return {
        sent: [
            ...paths.filter(isSent).map(read),
            ...outside.map((path) => fileAt(path, basename(path))),
        ],
        ignored: paths.filter((path) => !isSent(path)).map(read),
    };
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
