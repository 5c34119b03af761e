import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The plugins that these tests run as they are. */
const real = ["tls", "awsx"];

/** The version of an installed npm package of Pulumi's, which is its plugin's as well. */
export function packageVersion(name: string): string {
    const file = join("node_modules/@pulumi", name, "package.json");
    return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** What the tests need and the machine lacks, and how to get it; undefined when all is there. */
export function missing(): string | undefined {
    if (onPath("pulumi") === undefined) {
        return "the Pulumi CLI is not on the PATH. See: https://www.pulumi.com/docs/install/";
    }
    const { stdout } = spawnSync("pulumi", ["plugin", "ls", "--json"], { encoding: "utf8" });
    const installed = JSON.parse(stdout) as { name: string; version?: string }[];
    const wanted = real.map((name) => ({ name, version: packageVersion(name) }));
    const lacking = wanted.find(
        ({ name, version }) =>
            onPath(`pulumi-resource-${name}`) === undefined &&
            !installed.some((one) => one.name === name && one.version === version),
    );
    if (lacking === undefined) return undefined;
    const { name, version } = lacking;
    const command = `pulumi plugin install resource ${name} ${version}`;
    return `the plugin ${name} ${version} is missing. Run: ${command}`;
}

/** Where the PATH has a program. */
export function onPath(program: string): string | undefined {
    const folders = (process.env["PATH"] ?? "").split(delimiter);
    return folders.map((folder) => join(folder, program)).find((file) => existsSync(file));
}
